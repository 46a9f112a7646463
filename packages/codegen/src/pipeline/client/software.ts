import type { Pipeline } from '../definition.js'

/** Something that is fetched: its name without the ending, and from where; without an address, a person says it. */
interface Software {
  readonly name: string
  readonly address: string
}

/**
 * What the machine of the REST proxy is set up with. What Confluent publishes has no address here: its page of downloads tells it, behind
 * the terms that a person accepts.
 */
export const softwareOf = ({
  versions: { kafka, scala, iamAuth, confluent, sink },
}: Pipeline): Readonly<Record<'kafka' | 'iamAuth', Software>> &
  Readonly<Record<'confluent' | 'sink', Pick<Software, 'name'>>> => ({
  kafka: {
    address: `https://archive.apache.org/dist/kafka/${kafka}/kafka_${scala}-${kafka}.tgz`,
    name: `kafka_${scala}-${kafka}`,
  },
  iamAuth: {
    address: `https://github.com/aws/aws-msk-iam-auth/releases/download/v${iamAuth}/aws-msk-iam-auth-${iamAuth}-all.jar`,
    name: `aws-msk-iam-auth-${iamAuth}-all`,
  },
  confluent: { name: `confluent-${confluent}` },
  sink: { name: `confluentinc-kafka-connect-s3-${sink}` },
})

/** The archive of the REST proxy, and that of the S3 sink, by the names that Confluent gives them. */
export const proxyArchive = (pipeline: Pipeline): string => `${softwareOf(pipeline).confluent.name}.tar.gz`

/** As `proxyArchive`, of the S3 sink. */
export const sinkArchive = (pipeline: Pipeline): string => `${softwareOf(pipeline).sink.name}.zip`

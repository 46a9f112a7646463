import type { Pipeline } from '../definition.js'

/** Something that is fetched: from where, and its name without the ending. */
interface Software {
  readonly address: string
  readonly name: string
}

/** The major and minor part of a version: `7.2` of `7.2.0`. */
const lineOf = (version: string): string => version.split('.').slice(0, 2).join('.')

/** What the machine of the REST proxy is set up with, where its makers publish it. */
export const softwareOf = ({
  versions: { kafka, scala, iamAuth, confluent, sink },
}: Pipeline): Readonly<Record<'kafka' | 'iamAuth' | 'confluent' | 'sink', Software>> => ({
  kafka: {
    address: `https://archive.apache.org/dist/kafka/${kafka}/kafka_${scala}-${kafka}.tgz`,
    name: `kafka_${scala}-${kafka}`,
  },
  iamAuth: {
    address: `https://github.com/aws/aws-msk-iam-auth/releases/download/v${iamAuth}/aws-msk-iam-auth-${iamAuth}-all.jar`,
    name: `aws-msk-iam-auth-${iamAuth}-all`,
  },
  confluent: {
    address: `https://packages.confluent.io/archive/${lineOf(confluent)}/confluent-${confluent}.tar.gz`,
    name: `confluent-${confluent}`,
  },
  sink: {
    address: `https://hub-downloads.confluent.io/api/plugins/confluentinc/kafka-connect-s3/versions/${sink}/confluentinc-kafka-connect-s3-${sink}.zip`,
    name: `confluentinc-kafka-connect-s3-${sink}`,
  },
})

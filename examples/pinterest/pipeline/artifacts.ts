/** An artifact of Maven's, `group:artifact:version`, without some of what it stands on: groups, or `group:artifact`. */
export interface Artifact {
  readonly name: string
  readonly without?: readonly string[]
}

/** Artifacts that lie in one folder, with all that they stand on. */
export interface JarSet {
  /** The folder's name: what is in it, and its version. */
  readonly folder: string
  readonly what: string
  readonly artifacts: readonly Artifact[]
}

const kafka = '4.3.1'
const camel = '3.11.1'
const awsSdk = '2.35.4'
const s3Proxy = '2.7.0'

/** The broker, and Connect's worker. */
export const kafkaSet: JarSet = {
  folder: `kafka-connect-${kafka}`,
  what: `Kafka ${kafka} with Connect`,
  artifacts: [
    { name: `org.apache.kafka:kafka_2.13:${kafka}` },
    { name: `org.apache.kafka:kafka-tools:${kafka}` },
    { name: `org.apache.kafka:connect-runtime:${kafka}` },
    { name: `org.apache.kafka:connect-json:${kafka}` },
    { name: 'org.slf4j:slf4j-simple:1.7.36' },
  ],
}

/** Connect's S3 sink: Camel's, since Confluent's is in no public registry. 3.11 is the Camel that the connector is built for. */
export const sinkSet: JarSet = {
  folder: `s3-sink-${camel}`,
  what: `the S3 sink of Camel ${camel}`,
  artifacts: [
    {
      name: 'org.apache.camel.kafkaconnector:camel-kafka-connector:0.11.0',
      without: ['org.apache.kafka', 'org.apache.camel:camel-kafka', 'io.apicurio'],
    },
    { name: `org.apache.camel:camel-aws2-s3:${camel}` },
    { name: `org.apache.camel:camel-bean:${camel}` },
    { name: `org.apache.camel:camel-xml-io-dsl:${camel}` },
  ],
}

/** The S3 server. */
export const s3Set: JarSet = {
  folder: `s3-proxy-${s3Proxy}`,
  what: `the S3 server, S3Proxy ${s3Proxy}`,
  artifacts: [{ name: `org.gaul:s3proxy:${s3Proxy}` }],
}

/** What stands beside the jars of pyspark 4.2.0: Delta Lake, the source of Kafka, and S3 without the SDK's bundle of 686 MB. */
export const sparkSet: JarSet = {
  folder: 'spark-jars-4.2.0-s3',
  what: 'Delta Lake, Kafka and S3 for Spark 4.2.0',
  artifacts: [
    {
      name: 'io.delta:delta-spark_4.2_2.13:4.4.0',
      without: [
        ...['org.apache.spark', 'org.apache.hadoop', 'org.apache.parquet', 'org.apache.logging.log4j'],
        ...['com.fasterxml.jackson.core', 'com.fasterxml.jackson.datatype', 'org.scala-lang'],
      ],
    },
    {
      name: 'org.apache.spark:spark-sql-kafka-0-10_2.13:4.2.0',
      without: ['org.apache.hadoop', 'org.scala-lang', 'org.scala-lang.modules'],
    },
    { name: 'org.apache.hadoop:hadoop-aws:3.5.0', without: ['software.amazon.awssdk:bundle'] },
    ...['s3', 's3-transfer-manager', 'sts', 'apache-client'].map((part) => ({
      name: `software.amazon.awssdk:${part}:${awsSdk}`,
    })),
  ],
}

const exclusionOf = (what: string): string => {
  const [group, artifact = '*'] = what.split(':')
  return `<exclusion><groupId>${group}</groupId><artifactId>${artifact}</artifactId></exclusion>`
}

const dependencyOf = ({ name, without = [] }: Artifact): string => {
  const [group, artifact, version] = name.split(':')
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version><exclusions>${without.map(exclusionOf).join('')}</exclusions></dependency>`
}

/** The project file with which Maven fetches a set. */
export const pomOf = ({
  folder,
  artifacts,
}: JarSet): string => `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>lockstep</groupId><artifactId>${folder}</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>
${artifacts.map(dependencyOf).join('\n')}
</dependencies>
</project>
`

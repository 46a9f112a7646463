import type { Pipeline } from './definition.js'

// What follows from a pipeline's settings. `topic` is the short name of a topic, as the settings have it.

/** The short names of a pipeline's topics, in order. */
export const topicKeys = <T extends Pipeline>({ topics }: T): readonly (keyof T['topics'] & string)[] =>
  Object.keys(topics)

/** The topic of Kafka: `0a1b2c3d4e5f.pin`. */
export const topicName = ({ user }: Pipeline, topic: string): string => `${user}.${topic}`

/** The topics of a pipeline as one pattern of Java, without a backslash, which files of properties would take away. */
export const topicsPattern = ({ user }: Pipeline): string => `${user}[.].*`

/** The stream of Kinesis: `streaming-0a1b2c3d4e5f-pin`. */
export const streamName = ({ user }: Pipeline, topic: string): string => `streaming-${user}-${topic}`

/** The table into which a stream is cleaned: `0a1b2c3d4e5f_pin_table`. */
export const streamTableName = ({ user }: Pipeline, topic: string): string => `${user}_${topic}_table`

/** The folder of a topic's objects in the bucket: `topics/0a1b2c3d4e5f.pin/partition=0`. */
export const topicFolder = (pipeline: Pipeline, topic: string, partition = 0): string =>
  `topics/${topicName(pipeline, topic)}/partition=${partition}`

/** Where the connector's files lie in the bucket. */
export const pluginKey = ({ versions: { sink } }: Pipeline): string =>
  `plugins/confluentinc-kafka-connect-s3-${sink}.zip`

/** Where the API takes a record of a topic, under its address: `/topics/0a1b2c3d4e5f.pin`. */
export const topicPath = (pipeline: Pipeline, topic: string): string =>
  `/topics/${topicName(pipeline, topic)}`

/** Where the API takes one record of a stream, or several: `/streams/streaming-0a1b2c3d4e5f-pin/record`. */
export const streamPath = (
  pipeline: Pipeline,
  topic: string,
  what: 'record' | 'records' = 'record',
): string => `/streams/${streamName(pipeline, topic)}/${what}`

/** The DAG of Airflow, and its file: `0a1b2c3d4e5f_dag`. */
export const dagName = ({ user }: Pipeline): string => `${user}_dag`

/** The topic of records that the connector could not read, which is none of those that it reads. */
export const deadLetterTopic = ({ user }: Pipeline): string => `${user}-dead-letters`

/** The role in which the connector runs. */
export const connectorRole = ({ connector: { name } }: Pipeline): string => `${name}-role`

/** The role in which the API writes to streams. */
export const apiRole = ({ user }: Pipeline): string => `${user}-api-role`

/** The role in which Databricks reads the bucket and the streams. */
export const databricksRole = ({ user }: Pipeline): string => `${user}-databricks-role`

/** The key with which the machine of the REST proxy is reached by ssh. */
export const keyName = ({ user }: Pipeline): string => `${user}-key`

/** The stack of CloudFormation; names of stacks begin with a letter. */
export const stackName = ({ user }: Pipeline): string => `pipeline-${user}`

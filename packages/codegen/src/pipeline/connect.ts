import type { Pipeline } from './definition.js'
import { deadLetterTopic, topicsPattern } from './derived.js'
import type { Properties } from './write/properties.js'

/**
 * The settings of Confluent's S3 sink: JSON without schemas, an object in the bucket for each `flushSize` records, in a folder for each topic and
 * partition. A record that is no JSON goes to a topic of its own, and stops nobody.
 */
export const connectorProperties = (pipeline: Pipeline): Properties => ({
  'connector.class': 'io.confluent.connect.s3.S3SinkConnector',
  'tasks.max': String(pipeline.connector.tasks),
  'topics.regex': topicsPattern(pipeline),
  's3.region': pipeline.region,
  's3.bucket.name': pipeline.bucket,
  'flush.size': String(pipeline.connector.flushSize),
  'storage.class': 'io.confluent.connect.s3.storage.S3Storage',
  'format.class': 'io.confluent.connect.s3.format.json.JsonFormat',
  'partitioner.class': 'io.confluent.connect.storage.partitioner.DefaultPartitioner',
  'schema.compatibility': 'NONE',
  'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
  'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
  'value.converter.schemas.enable': 'false',
  'behavior.on.null.values': 'ignore',
  'errors.tolerance': 'all',
  'errors.deadletterqueue.topic.name': deadLetterTopic(pipeline),
  'errors.deadletterqueue.context.headers.enable': 'true',
})

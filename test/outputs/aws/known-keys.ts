// Keys of programs of Confluent, which no registry has: read from their sources, as they are at the versions that are installed.

/**
 * Keys of the S3 sink 10.0.3: `S3SinkConnectorConfig.java` of confluentinc/kafka-connect-storage-cloud at v10.0.3, and
 * `StorageSinkConnectorConfig.java`, `StorageCommonConfig.java` and `PartitionerConfig.java` of
 * confluentinc/kafka-connect-storage-common.
 */
export const sinkKeys: readonly string[] = [
  ...['s3.bucket.name', 's3.object.tagging', 's3.ssea.name', 's3.sse.customer.key', 's3.sse.kms.key.id'],
  ...['s3.part.size', 's3.wan.mode', 's3.credentials.provider.class', 'aws.access.key.id'],
  ...['aws.secret.access.key', 's3.region', 's3.acl.canned', 's3.compression.type', 's3.compression.level'],
  ...['s3.part.retries', 'format.bytearray.extension', 'format.bytearray.separator', 's3.proxy.url'],
  ...['s3.proxy.user', 's3.proxy.password', 's3.http.send.expect.continue', 'behavior.on.null.values'],
  ...['s3.retry.backoff.ms', 's3.path.style.access.enabled', 'store.kafka.keys', 'store.kafka.headers'],
  ...['keys.format.class', 'headers.format.class', 'format.class', 'flush.size', 'rotate.interval.ms'],
  ...['rotate.schedule.interval.ms', 'schema.compatibility', 'retry.backoff.ms', 'shutdown.timeout.ms'],
  ...['filename.offset.zero.pad.width', 'avro.codec', 'parquet.codec', 'enhanced.avro.schema.support'],
  ...['connect.meta.data', 'storage.class', 'topics.dir', 'store.url', 'directory.delim', 'file.delim'],
  ...['partitioner.class', 'partition.field.name', 'partition.duration.ms', 'path.format', 'locale'],
  ...['timezone', 'timestamp.extractor', 'timestamp.field'],
]

/**
 * Keys of the REST proxy 7.2.0 that are none of a client: `KafkaRestConfig.java` of confluentinc/kafka-rest at v7.2.0, and
 * `RestConfig.java` of confluentinc/rest-utils at v7.2.0.
 */
export const restKeys: readonly string[] = [
  ...['id', 'host.name', 'advertised.listeners', 'bootstrap.servers', 'schema.registry.url'],
  ...['max.poll.records', 'consumer.threads', 'producer.threads', 'fetch.min.bytes'],
  ...['consumer.request.timeout.ms', 'consumer.request.max.bytes', 'consumer.instance.timeout.ms'],
  ...['api.endpoints.allowlist', 'api.endpoints.blocklist', 'api.v2.enable', 'api.v3.enable'],
  ...['rate.limit.enable', 'rate.limit.backend', 'rate.limit.permits.per.sec', 'rate.limit.timeout.ms'],
  ...['listeners', 'access.control.allow.origin', 'access.control.skip.options'],
  ...['access.control.allow.methods', 'access.control.allow.headers'],
]

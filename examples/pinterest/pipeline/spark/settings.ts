import { join } from 'node:path'
import type { Laptop } from '../laptop.js'

/** The settings of a Spark that reads the bucket of a laptop, and writes Delta tables into its folder. */
export const sparkSettings = ({
  pipeline,
  folder,
  software,
  s3,
}: Laptop): Readonly<Record<string, string>> => ({
  'spark.ui.enabled': 'false',
  'spark.ui.showConsoleProgress': 'false',
  'spark.driver.host': '127.0.0.1',
  'spark.driver.bindAddress': '127.0.0.1',
  'spark.driver.extraJavaOptions': '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC',
  'spark.sql.shuffle.partitions': '2',
  'spark.sql.session.timeZone': 'UTC',
  'spark.sql.catalogImplementation': 'in-memory',
  'spark.sql.warehouse.dir': join(folder, 'tables'),
  'spark.local.dir': join(folder, 'spark'),
  'spark.jars': software.sparkJars,
  'spark.sql.extensions': 'io.delta.sql.DeltaSparkSessionExtension',
  'spark.sql.catalog.spark_catalog': 'org.apache.spark.sql.delta.catalog.DeltaCatalog',
  'spark.sql.sources.default': 'delta',
  'spark.databricks.delta.snapshotPartitions': '2',
  'spark.hadoop.fs.s3a.endpoint': s3.address,
  'spark.hadoop.fs.s3a.endpoint.region': pipeline.region,
  'spark.hadoop.fs.s3a.path.style.access': 'true',
  'spark.hadoop.fs.s3a.connection.ssl.enabled': 'false',
  'spark.hadoop.fs.s3a.access.key': 'none',
  'spark.hadoop.fs.s3a.secret.key': 'none',
  // One object holds one record: hundreds go into one task, and what is opened for each is as little as may be.
  'spark.sql.files.openCostInBytes': '65536',
  'spark.hadoop.fs.s3a.input.stream.type': 'classic',
  'spark.hadoop.fs.s3a.audit.enabled': 'false',
  // Databricks knows a bucket as s3://, Hadoop as s3a://.
  'spark.hadoop.fs.s3.impl': 'org.apache.hadoop.fs.s3a.S3AFileSystem',
})

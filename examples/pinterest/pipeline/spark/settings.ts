import { join } from 'node:path'
import { type Pipeline, topicKeys, topicName } from '@lockstep/codegen'
import type { Laptop } from '../laptop.js'

/** Where a notebook finds the folder of each table: names of a Hadoop file system, each of which stands for a folder of the bucket. */
export const rawRecordsAt = 'viewfs://raw'

const linksOf = (pipeline: Pipeline): Readonly<Record<string, string>> =>
  Object.fromEntries(
    topicKeys(pipeline).map((key) => [
      `spark.hadoop.fs.viewfs.mounttable.raw.link./${pipeline.topics[key]?.name}`,
      `s3a://${pipeline.bucket}/topics/${topicName(pipeline, key)}`,
    ]),
  )

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
  ...linksOf(pipeline),
})

import { layout, pythonPage } from '../print/layout.js'
import { pythonPart } from '../print/quote.js'
import { callChain, callEach, type RawRead, readCalls, targetName, under } from './run-cell.js'

/** A statement that binds a name to some calls, one a line. */
const chained = (input: string, calls: readonly string[]): string =>
  [`${input} = (`, ...calls.map((call) => `    ${call}`), ')'].join('\n')

/** Calls that read a column of bytes as JSON. */
const recordsIn = (column: string, schema: string): readonly string[] => [
  `.select(F.from_json(F.col("${column}").cast("string"), ${schema}).alias("record"))`,
  '.select("record.*")',
]

/** A statement that reads the raw JSON of a table as a stream of the files that come into its folder. */
export const fileStreamStatement = (input: string, read: RawRead): string =>
  layout([`${input} = `, callChain(...readCalls('spark.readStream', read))], pythonPage)

/**
 * A statement that reads the same files by Auto Loader, which knows by its checkpoint which of them came: with the schema that is
 * given, and without columns of the folders' names.
 */
export const autoLoaderStatement = (input: string, { name, path }: RawRead): string =>
  chained(input, [
    'spark.readStream.format("cloudFiles")',
    '.option("cloudFiles.format", "json")',
    '.option("cloudFiles.partitionColumns", "")',
    `.schema(${name})`,
    `.load(${under('source', `/${pythonPart(path)}`)})`,
  ])

/** A statement that reads the raw JSON of a table from its topic, from its beginning. */
export const kafkaStatement = (input: string, { name, path }: RawRead): string =>
  chained(input, [
    'spark.readStream.format("kafka")',
    '.option("kafka.bootstrap.servers", servers)',
    `.option("subscribe", ${under('topics', pythonPart(path))})`,
    '.option("startingOffsets", "earliest")',
    '.load()',
    ...recordsIn('value', name),
  ])

/** A statement that reads the raw JSON of a table from its stream of Kinesis, by the options of the variable `kinesis`. */
export const kinesisStatement = (input: string, { name, path }: RawRead): string =>
  chained(input, [
    'spark.readStream.format("kinesis")',
    '.options(**kinesis)',
    `.option("streamName", ${under('streams', pythonPart(path))})`,
    '.load()',
    ...recordsIn('data', name),
  ])

/** A statement that adds what has come of a stream, cleaned, to a table. */
export const streamStatement = (functions: readonly string[], input: string, target: string): string => {
  const place = under('checkpoints', `/${pythonPart(target)}`)
  const calls = [
    `.writeStream.option("checkpointLocation", ${place})`,
    '.trigger(availableNow=True)',
    `.toTable(${targetName(target)})`,
    '.awaitTermination()',
  ]
  return `${layout([callChain(callEach(functions, input), ...calls)], pythonPage)}`
}

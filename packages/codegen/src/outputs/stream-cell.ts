import { layout, pythonPage } from '../print/layout.js'
import { pythonPart } from '../print/quote.js'
import { callChain, callEach, under } from './run-cell.js'

/** A statement that reads the raw JSON of a table as a stream of the files that come into its folder. */
export const fileStreamStatement = (input: string, schema: string, path: string): string =>
  layout(
    [
      `${input} = `,
      callChain(`spark.readStream.schema(${schema})`, `.json(${under('source', `/${pythonPart(path)}`)})`),
    ],
    pythonPage,
  )

/** A statement that reads the raw JSON of a table from its topic, from its beginning. */
export const kafkaStreamStatement = (input: string, schema: string, path: string): string =>
  [
    `${input} = (`,
    '    spark.readStream.format("kafka")',
    '    .option("kafka.bootstrap.servers", servers)',
    `    .option("subscribe", ${under('topics', pythonPart(path))})`,
    '    .option("startingOffsets", "earliest")',
    '    .load()',
    `    .select(F.from_json(F.col("value").cast("string"), ${schema}).alias("record"))`,
    '    .select("record.*")',
    ')',
  ].join('\n')

/** A statement that adds what has come of a stream, cleaned, to a table. */
export const streamStatement = (functions: readonly string[], input: string, target: string): string => {
  const place = under('checkpoints', `/${pythonPart(target)}`)
  const calls = [
    `.writeStream.option("checkpointLocation", ${place})`,
    '.trigger(availableNow=True)',
    `.toTable(${under('target', `.${pythonPart(target)}`)})`,
    '.awaitTermination()',
  ]
  return `${layout([callChain(callEach(functions, input), ...calls)], pythonPage)}`
}

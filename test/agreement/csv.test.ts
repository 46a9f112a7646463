import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Field, types } from '@lockstep/schema'
import { type CsvOptions, readCsv } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { LiveQuery, SparkRows } from '../kit/spark/spark.js'
import { allNullable, typeFields } from '../kit/spark/spark-schema.js'
import { csvFile, everyCell, wrongText } from '../transforms/formats/csv/csv-files.js'
import { utf8 } from './json-files.js'
import { ask, expectSame, interpreted, onEverySpark, rows } from './live.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const written = (bytes: Uint8Array): string => {
  const path = join(folder, `${files++}.csv`)
  writeFileSync(path, bytes)
  return path
}

const modes = { permissive: 'PERMISSIVE', dropMalformed: 'DROPMALFORMED', failFast: 'FAILFAST' } as const

/** Our options in Spark's words. */
const optionsOf = ({ mode = 'permissive', batchRows: _, ...options }: CsvOptions): string =>
  Object.entries({ ...options, mode: modes[mode] })
    .map(([name, value]) => `.option(${JSON.stringify(name)}, ${JSON.stringify(String(value))})`)
    .join('')

/** Files that Spark reads at once: beside the columns, each row has the file that it is from. */
const sparkReads = (fields: readonly Field[], paths: readonly string[], options: CsvOptions): LiveQuery => {
  const schema = JSON.stringify(allNullable({ type: 'struct', fields: typeFields(fields) }))
  return {
    python: `import json\nread = spark.read.schema(T.StructType.fromJson(json.loads(${JSON.stringify(schema)})))${optionsOf(options)}.csv(${JSON.stringify(paths)})\nread = read.select('*', F.input_file_name().alias('file'))`,
    output: 'read',
  }
}

/** The rows of an answer that are from one file, without its name. */
const rowsFrom = ({ table, schema, nullable }: SparkRows, path: string): SparkRows => {
  const files = table.getChild('file')?.toArray() as readonly string[] | undefined
  const isOf = Array.from(files ?? [], (file) => file.endsWith(path))
  const from = isOf.indexOf(true)
  const count = isOf.filter(Boolean).length
  const columns = Array.from({ length: table.numCols - 1 }, (_, index) => index)
  const own = table.selectAt(columns)
  return {
    table: from < 0 ? own.slice(0, 0) : own.slice(from, from + count),
    schema: { ...schema, fields: schema.fields.slice(0, -1) },
    nullable,
  }
}

const weRead = async (fields: readonly Field[], path: string, options: CsvOptions): Promise<Table> => {
  const batches: RecordBatch[] = []
  const table = { name: 'raw', raw: fields }
  for await (const batch of readCsv(table, path, { ...options, batchRows: 100 })) batches.push(batch)
  return new Table(batches)
}

interface Reading {
  readonly bytes: Uint8Array
  readonly fields: readonly Field[]
  readonly options: CsvOptions
}

/** Whether Spark can stop at a file, so that others of the same query say nothing. */
const canFail = ({ mode, enforceSchema }: CsvOptions): boolean =>
  mode === 'failFast' || enforceSchema === false

/** Readings that Spark can do in one query. */
const together = (readings: readonly Reading[]): readonly (readonly Reading[])[] => {
  const groups = new Map<unknown, Reading[]>()
  for (const reading of readings) {
    const { fields, options } = reading
    const key = canFail(options) ? reading : JSON.stringify([fields, options])
    groups.set(key, [...(groups.get(key) ?? []), reading])
  }
  return [...groups.values()]
}

/** Expects the same cells, or an error, of both; gives the number of cells. */
const expectAllSame = async (version: string, readings: readonly Reading[]): Promise<number> => {
  const queries = together(readings).flatMap((some) => {
    const [{ fields, options }] = some as [Reading]
    const files = some.map((reading) => ({ ...reading, path: written(reading.bytes) }))
    const paths = files.map(({ path }) => path)
    return [{ files, query: sparkReads(fields, paths, options) }]
  })
  const answers = await ask(
    version,
    queries.map(({ query }) => query),
    { setting: interpreted },
  )
  let cells = 0
  for (const [index, { files }] of queries.entries()) {
    const answer = answers[index]
    for (const { fields, options, bytes, path } of files) {
      const ours = weRead(fields, path, options)
      const shown = `${JSON.stringify(options)} ${JSON.stringify(Buffer.from(bytes).toString('latin1'))}`
      try {
        if (answer !== undefined && 'error' in answer) await expect(ours).rejects.toThrow(path)
        else cells += expectSame(rowsFrom(rows(answer), path), { schema: fields, table: await ours })
      } catch (problem) {
        throw new Error(`Spark ${version} reads ${shown} otherwise`, { cause: problem })
      }
    }
  }
  return cells
}

const texts = (count: number): readonly Field[] =>
  Array.from({ length: count }, (_, index) => ({ name: `c${index}`, type: types.text }))

const numbers: readonly Field[] = [
  { name: 'i', type: types.int },
  { name: 'l', type: types.long },
  { name: 'd', type: types.double },
  { name: 'b', type: types.boolean },
  { name: 'x', type: types.decimal(10, 2) },
  { name: 't', type: types.text },
]

/** Whether Spark, with multiLine, takes a file for UTF-16, which we refuse. */
const isUtf16 = ([first = 0, second = 0]: Uint8Array): boolean =>
  (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)

/** The text of a cell in every column, quoted where it must be. */
const inEvery = (text: string): string =>
  numbers.map(() => (text.includes(',') ? `"${text}"` : text)).join(',')

const dialects: readonly CsvOptions[] = [
  {},
  { escape: '"' },
  { quote: "'", sep: ';', escape: '"' },
  { charToEscapeQuoteEscaping: '"' },
  { charToEscapeQuoteEscaping: '\\', escape: '"' },
  { quote: '' },
  { escape: '' },
  { charToEscapeQuoteEscaping: '' },
  { charToEscapeQuoteEscaping: '', escape: '"' },
  { charToEscapeQuoteEscaping: '', escape: '' },
  { nullValue: 'x' },
  { nullValue: 'x', emptyValue: 'e' },
  { emptyValue: '-' },
  { header: true },
  { comment: '#' },
  { header: true, comment: '#' },
  { ignoreLeadingWhiteSpace: true },
  { ignoreLeadingWhiteSpace: true, escape: '"', nullValue: 'x', emptyValue: 'e' },
  { sep: '\t', ignoreLeadingWhiteSpace: true },
  { sep: ' ' },
  { mode: 'dropMalformed' },
]

onEverySpark((version) => {
  describe('reads CSV just as we do:', () => {
    test('every value into every type', async () => {
      const bytes = utf8(everyCell.map((text) => `${inEvery(text)}\n`).join(''))
      const cells = await expectAllSame(version, [
        { bytes, fields: numbers, options: {} },
        { bytes, fields: numbers, options: { mode: 'dropMalformed' } },
        { bytes, fields: numbers, options: { nanValue: 'inf', positiveInf: '1', negativeInf: '' } },
      ])
      expect(cells).toBeGreaterThan(everyCell.length * 6)
    })

    test('quotes, escapes, blanks, ends and comments drawn at random', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(csvFile, { minLength: dialects.length * 2, maxLength: dialects.length * 2 }),
          async (drawn) => {
            const readings = dialects.flatMap((options, index) =>
              [false, true].flatMap((multiLine) =>
                [drawn[index * 2], drawn[index * 2 + 1]].map((text) => ({
                  bytes: utf8(text ?? ''),
                  fields: texts(3),
                  options: { ...options, multiLine },
                })),
              ),
            )
            await expectAllSame(version, readings)
          },
        ),
        { numRuns: Number(process.env.LOCKSTEP_CSV_RUNS ?? 2), endOnFailure: true },
      )
    })

    test('bytes that are no UTF-8, and marks', async () => {
      const readings = [false, true].flatMap((multiLine) =>
        wrongText
          .filter((bytes) => !multiLine || !isUtf16(bytes))
          .map((bytes) => ({ bytes, fields: texts(2), options: { multiLine } })),
      )
      await expectAllSame(version, readings)
    })

    test('headers, their names and none', async () => {
      const fields = [
        { name: 'a', type: types.text },
        { name: 'b', type: types.int },
      ]
      const files = ['a,b\n1,2', 'A,B\n1,2', 'b,a\n1,2', 'a\n1,2', '\n \na,b\n1,2', 'a,b', '', '"a",b\n3,4\n']
      const readings = files.flatMap((text) =>
        [true, false].flatMap((enforceSchema) =>
          [true, false].map((multiLine) => ({
            bytes: utf8(text),
            fields,
            options: { header: true, enforceSchema, multiLine },
          })),
        ),
      )
      await expectAllSame(version, readings)
    })

    test('more columns than it can, and stops at the same records in failFast', async () => {
      const fields = [
        { name: 'a', type: types.int },
        { name: 'b', type: types.text },
      ]
      const failFast = ['1,x', '1', '1,x,y', 'z,x', ',', '""', '1,"x', ' ', '1.0,x'].map((line) => ({
        bytes: utf8(`0,x\n${line}\n`),
        fields,
        options: { mode: 'failFast' } as const,
      }))
      const many = [20_479, 20_480].map((commas) => ({
        bytes: utf8(`1${','.repeat(commas)}`),
        fields,
        options: {},
      }))
      await expectAllSame(version, failFast)
      // One that fails would take the other with it.
      for (const one of many) await expectAllSame(version, [one])
    })
  })
})

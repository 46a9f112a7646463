import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Field, types } from '@lockstep/schema'
import { settings } from '@lockstep/test'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { JsonMode } from '../../packages/transforms/src/formats/json/options.js'
import { readJson } from '../../packages/transforms/src/node/files/json.js'
import type { LiveQuery, Setting } from '../kit/spark/spark.js'
import { allNullable, typeFields } from '../kit/spark/spark-schema.js'
import { fileOf, jsonLine } from '../transforms/formats/json/json-lines.js'
import { everyType, hasText, isPlainText, jsonValues } from '../transforms/formats/json/json-values.js'
import { encodedLines, limits, notUtf8, utf8, utf16, utf32 } from './json-files.js'
import { ask, expectSame, interpreted, onEverySpark, rows } from './live.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-json-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const written = (bytes: Uint8Array): string => {
  const path = join(folder, `${files++}.json`)
  writeFileSync(path, bytes)
  return path
}

const words: Readonly<Record<JsonMode, string>> = {
  permissive: 'PERMISSIVE',
  dropMalformed: 'DROPMALFORMED',
  failFast: 'FAILFAST',
}

const sparkReads = (fields: readonly Field[], path: string, mode: JsonMode): LiveQuery => {
  const schema = JSON.stringify(allNullable({ type: 'struct', fields: typeFields(fields) }))
  return {
    python: `import json\nread = spark.read.schema(T.StructType.fromJson(json.loads(${JSON.stringify(schema)}))).option('mode', '${words[mode]}').json(${JSON.stringify(path)})`,
    output: 'read',
  }
}

const weRead = async (fields: readonly Field[], path: string, mode: JsonMode): Promise<Table> => {
  const batches: RecordBatch[] = []
  for await (const batch of readJson({ name: 'raw', raw: fields }, path, { mode, batchRows: 1000 }))
    batches.push(batch)
  return new Table(batches)
}

/** Expects the same cells from a file of both; gives their number. */
const expectBothSame = async (
  version: string,
  fields: readonly Field[],
  bytes: Uint8Array,
  { mode = 'permissive', setting = interpreted }: { mode?: JsonMode; setting?: Setting } = {},
): Promise<number> => {
  const path = written(bytes)
  const [answer] = await ask(version, [sparkReads(fields, path, mode)], { setting })
  return expectSame(answer, { schema: fields, table: await weRead(fields, path, mode) })
}

/** Text from a value that is no string is known to differ in Spark 3.5, which writes the value anew. */
const isSame = (version: string, field: Field, value: string): boolean =>
  !version.startsWith('3.') || !hasText(field.type) || isPlainText(value)

const corpus = (version: string): Uint8Array => {
  const fields = everyType.flatMap((field) =>
    jsonValues
      .filter((value) => isSame(version, field, value))
      .map((value) => utf8(`{"id":${field.name.length},${JSON.stringify(field.name)}:${value},"after":7}`)),
  )
  return fileOf(fields)
}

const corpusFields: readonly Field[] = [
  { name: 'id', type: types.long },
  ...everyType,
  { name: 'after', type: types.int },
]

const rowTypes = (version: string): readonly (readonly Field[])[] => {
  const shown = everyType.filter(({ type }) => !version.startsWith('3.') || !hasText(type))
  return [shown.slice(0, 4), shown.slice(4, 9), shown.slice(8, 13), shown.slice(12), shown]
}

const plainFields: readonly Field[] = [
  { name: 'a', type: types.text },
  { name: 'b', type: types.int },
  {
    name: 's',
    type: types.struct([
      { name: 'x', type: types.double },
      { name: 'y', type: types.int },
    ]),
  },
]

onEverySpark((version) => {
  describe('reads JSON just as we do:', () => {
    test.each(settings)('every value into every type, %o', async ({ ansi, zone }) => {
      const setting = { ansi, zone, codegen: false }
      expect(await expectBothSame(version, corpusFields, corpus(version), { setting })).toBeGreaterThan(
        200_000,
      )
    })

    test('and drops the same rows', async () => {
      const mode = 'dropMalformed'
      expect(await expectBothSame(version, corpusFields, corpus(version), { mode })).toBeGreaterThan(5_000)
    })

    test('lines drawn at random', async () => {
      for (const fields of rowTypes(version)) {
        const lines = fc.array(jsonLine(fields), { minLength: 200, maxLength: 400, size: 'max' })
        await fc.assert(
          fc.asyncProperty(
            lines,
            fc.constantFrom<JsonMode>('permissive', 'dropMalformed'),
            async (drawn, mode) => {
              await expectBothSame(version, fields, fileOf(drawn), { mode })
            },
          ),
          { numRuns: 2, interruptAfterTimeLimit: 60_000 },
        )
      }
    })

    test('whatever ends a line', async () => {
      const line = '{"a":"x","b":1}'
      const ends = [
        '\n',
        '\r',
        '\r\n',
        '\n\n',
        '\r\r\n',
        '\n\r',
        ' \n',
        '\t\n\t\n',
        '\x0b\n',
        '\u00a0\n',
        '\u0085\n',
        '\u2028\n',
      ]
      for (const start of ['', '\ufeff', '\ufeff\ufeff', '\ufeff\n', ' \ufeff', '\n', '\r\n'])
        await expectBothSame(
          version,
          plainFields,
          utf8(start + ends.map((end) => line + end).join('') + line),
        )
      for (const text of ['', '\n', '\ufeff', '\r', '{"b":1}', '{"b":1', '{"b":1}\r', '[]', '[\n]'])
        await expectBothSame(version, plainFields, utf8(text))
    })

    test('UTF-8, UTF-16 and UTF-32, with and without a mark', async () => {
      await expectBothSame(version, plainFields.slice(1), fileOf(encodedLines))
      await expectBothSame(version, plainFields, fileOf(encodedLines.filter((line) => !line.includes(0x78))))
      const text = '{"a":"čé","b":1}\n{"a":"b","b":2}\r\n'
      for (const bytes of [
        utf16(`\ufeff${text}`, false),
        utf16(text, true),
        utf32(text, false),
        utf32(text, true),
      ])
        await expectBothSame(version, plainFields, bytes)
    })

    test('bytes that are no UTF-8', async () => {
      await expectBothSame(version, plainFields, fileOf(notUtf8(version)))
    })

    test('up to the limits of the parser, and beyond', async () => {
      await expectBothSame(version, plainFields, fileOf(limits.map(utf8)))
    })

    test('and stops at the same lines in failFast', async () => {
      const fields = plainFields.slice(1)
      const lines = [
        '{"b":1}',
        '{"b":"x"}',
        '[]',
        ' ',
        '{"b":1} x',
        '{"b":1',
        'null',
        '5',
        '{}',
        '{"s":{"y":1.5}}',
        '{"z":tru}',
        '[{"b":1},{"b":true}]',
        '[{"b":1},5]',
      ]
      for (const line of lines) {
        const path = written(utf8(`{"b":0}\n${line}\n`))
        const [answer] = await ask(version, [sparkReads(fields, path, 'failFast')], { setting: interpreted })
        const ours = weRead(fields, path, 'failFast')
        if (answer !== undefined && 'error' in answer) await expect(ours).rejects.toThrow(`${path}, line 2`)
        else expectSame(rows(answer), { schema: fields, table: await ours })
      }
    })
  })
})

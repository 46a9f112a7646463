import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Field, types } from '@lockstep/schema'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readJson } from '../../../../packages/transforms/src/node/files/json.js'
import { writeJson } from '../../../../packages/transforms/src/node/files/write-json.js'
import { dateJson, decimalJson, doubleJson } from '../../../../packages/transforms/src/numbers/spark-text.js'
import { type Cell, cells } from '../../../kit/arrow/cells.js'
import { fromCells } from '../../../kit/arrow/plain.js'
import { fileOf, jsonLine } from './json-lines.js'
import { everyType } from './json-values.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-write-json-'))
afterAll(() => rmSync(folder, { recursive: true }))

const lines = async (name: string, fields: readonly Field[], ...columns: readonly (readonly Cell[])[]) => {
  const path = join(folder, name)
  await writeJson(path, fromCells(columns, fields, columns[0]?.length ?? 0).batches)
  const bytes = readFileSync(path)
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
}

describe('rows are written as Spark writes them:', () => {
  it('null members left out, null elements kept', async () => {
    const fields: readonly Field[] = [
      { name: 'a', type: types.int },
      { name: 'l', type: types.list(types.int) },
      { name: 's', type: types.struct([{ name: 'x', type: types.int }]) },
    ]
    expect(
      await lines('nulls.json', fields, [1, null, null], [[1, null], null, []], [[null], null, [2]]),
    ).toBe('{"a":1,"l":[1,null],"s":{}}\n{}\n{"l":[],"s":{"x":2}}\n')
  })

  it('text with the escapes that must be', async () => {
    const text = ['a"b\\c/d\n\t\b\f\r', "é日😀\x7f\u2028<>&'", '\0\x01\x1f', '']
    const given = text.map((cell) => Buffer.from(cell).toString('latin1'))
    expect(await lines('text.json.gz', [{ name: 't', type: types.text }], given)).toBe(
      [
        '{"t":"a\\"b\\\\c/d\\n\\t\\b\\f\\r"}',
        '{"t":"é日😀\x7f\u2028<>&\'"}',
        '{"t":"\\u0000\\u0001\\u001F"}',
        '{"t":""}\n',
      ].join('\n'),
    )
  })

  // What both Sparks wrote when they were asked.
  it.each([
    [1, '1.0'],
    [1.5, '1.5'],
    [-0, '-0.0'],
    [Number.NaN, '"NaN"'],
    [Number.POSITIVE_INFINITY, '"Infinity"'],
    [Number.NEGATIVE_INFINITY, '"-Infinity"'],
    [1e7, '1.0E7'],
    [0.001, '0.001'],
    [9.999e-4, '9.999E-4'],
    [123456789.123, '1.23456789123E8'],
    [1.7976931348623157e308, '1.7976931348623157E308'],
    [1234567, '1234567.0'],
    [12345678, '1.2345678E7'],
    [9007199254740992, '9.007199254740992E15'],
  ])('the double %d', (value, text) => {
    const written = doubleJson(value)
    expect(written).toBe(text)
    expect(Number(written.replaceAll('"', ''))).toEqual(value)
  })

  it.each([
    [110n, 2, '1.10'],
    [0n, 2, '0.00'],
    [1n, 18, '1E-18'],
    [-123456789012345678905000000000n, 10, '-12345678901234567890.5000000000'],
    [100n, 0, '100'],
    [0n, 18, '0E-18'],
    [1n, 10, '1E-10'],
    [123n, 10, '1.23E-8'],
    [1n, 6, '0.000001'],
  ])('the decimal %d of scale %d', (unscaled, scale, text) => {
    expect(decimalJson(unscaled, scale)).toBe(text)
  })

  // As both Sparks wrote them, in days from 1970-01-01.
  it.each([
    [18_262, '"2020-01-01"'],
    [2_932_897, '"+10000-01-01"'],
    [-719_893, '"-0001-01-01"'],
    [-719_528, '"0000-01-01"'],
  ])('the day %d', (days, text) => {
    expect(dateJson(days)).toBe(text)
  })

  it('dates, and instants in UTC with all their microseconds', async () => {
    const fields: readonly Field[] = [
      { name: 'd', type: types.date },
      { name: 't', type: types.timestamp },
    ]
    const micros = [1593604800123456n, 1577880000000000n, -14831769600000000n]
    expect(await lines('times.json', fields, [0, 18262, -1], micros)).toBe(
      [
        '{"d":"1970-01-01","t":"2020-07-01T12:00:00.123456Z"}',
        '{"d":"2020-01-01","t":"2020-01-01T12:00:00.000Z"}',
        '{"d":"1969-12-31","t":"1500-01-01T00:00:00.000Z"}\n',
      ].join('\n'),
    )
  })
})

const all = async (batches: AsyncIterable<RecordBatch>): Promise<readonly RecordBatch[]> => {
  const made: RecordBatch[] = []
  for await (const batch of batches) made.push(batch)
  return made
}

describe('what is written', () => {
  it('reads back as the same cells, packed or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(jsonLine(everyType), { minLength: 1, maxLength: 30 }),
        fc.constantFrom('back.json', 'back.json.gz'),
        async (drawn, name) => {
          const raw = { name: 'raw', raw: everyType }
          const batches = await all(readJson(raw, fileOf(drawn), { batchRows: 7 }))
          const path = join(folder, name)
          await writeJson(path, batches)
          const back = await all(readJson(raw, path))
          expect(cells(new Table([...back]), everyType)).toEqual(cells(new Table([...batches]), everyType))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is one chunk after another, and slices are as good as whole batches', async () => {
    const fields: readonly Field[] = [{ name: 't', type: types.text }]
    const text = Array.from({ length: 40_000 }, (_, index) => `${index}-${'x'.repeat(index % 50)}`)
    const [batch] = fromCells([text], fields, text.length).batches
    const path = join(folder, 'long.json')
    if (batch === undefined) throw new Error('no batch')
    await writeJson(path, [batch.slice(0, 3), batch.slice(3)])
    const written = readFileSync(path, 'utf8').trimEnd().split('\n')
    expect(written.map((line) => JSON.parse(line).t)).toEqual(text)
  })

  it('is not there when something goes wrong', async () => {
    const fields: readonly Field[] = [{ name: 'a', type: types.int }]
    const { batches } = fromCells([[1, 2]], fields, 2)
    const failing = async function* (): AsyncGenerator<RecordBatch> {
      yield* batches
      throw new RangeError('no more')
    }
    const gone = mkdtempSync(join(folder, 'gone-'))
    const control = new AbortController()
    const aborting = async function* (): AsyncGenerator<RecordBatch> {
      yield* batches
      control.abort(new RangeError('enough'))
      yield* batches
    }
    for (const name of ['a.json', 'a.json.gz']) {
      await expect(writeJson(join(gone, name), failing())).rejects.toThrow('no more')
      await expect(writeJson(join(gone, name), aborting(), control)).rejects.toThrow('enough')
    }
    await expect(writeJson(join(gone, 'a.json.zst'), batches)).rejects.toThrow(
      'expected a name that ends in .gz',
    )
    expect(readdirSync(gone)).toEqual([])
  })
})

import { type Field, type Type, types } from '@lockstep/schema'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readExactRows } from '../../../../packages/transforms/src/formats/json/exact/rows.js'
import type { ExactValue } from '../../../../packages/transforms/src/formats/json/exact/value.js'
import type { JsonMode, JsonOptions } from '../../../../packages/transforms/src/formats/json/options.js'
import { readJsonFiles } from '../../../../packages/transforms/src/formats/json/read.js'
import type { JsonLimits } from '../../../../packages/transforms/src/formats/json/reader.js'
import { rowShape } from '../../../../packages/transforms/src/formats/json/shape.js'
import { plainSearch } from '../../../../packages/transforms/src/formats/shared/search.js'
import { nodeSearch } from '../../../../packages/transforms/src/node/files/node-search.js'
import { type Cell, cells, oneNaN } from '../../../kit/arrow/cells.js'
import { fileOf, jsonLine, split } from './json-lines.js'
import { everyType, jsonValues } from './json-values.js'

const all = async (batches: AsyncIterable<RecordBatch>): Promise<readonly RecordBatch[]> => {
  const made: RecordBatch[] = []
  for await (const batch of batches) made.push(batch)
  return made
}

const bits = (value: number): bigint => new BigUint64Array(Float64Array.of(value).buffer)[0] ?? 0n

const cellOf = (type: Type, value: ExactValue): Cell => {
  if (value === null) return null
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (Array.isArray(value))
    return value.map((part, index) =>
      cellOf(type.kind === 'list' ? type.element : fieldType(type, index), part),
    )
  if (type.kind === 'double') return Number.isNaN(value) ? oneNaN : bits(Number(value))
  return value as Cell
}

const fieldType = (type: Type, index: number): Type =>
  (type.kind === 'struct' ? type.fields[index]?.type : undefined) ?? types.text

/** The rows by the exact reader alone. */
const exactly = (fields: readonly Field[], lines: readonly Uint8Array[], mode: JsonMode) =>
  lines.flatMap((line) => {
    const { rows, fault } = readExactRows(line, 0, line.length, rowShape(types.struct(fields)))
    if (fault !== undefined && mode === 'dropMalformed') return []
    return rows.map((row) => row.map((value, index) => cellOf(fields[index]?.type ?? types.text, value)))
  })

const read = async (
  fields: readonly Field[],
  chunks: readonly Uint8Array[],
  options: JsonOptions,
  limits: JsonLimits,
): Promise<{ readonly rows: readonly (readonly Cell[])[]; readonly sizes: readonly number[] }> => {
  const file = { name: 'drawn', chunks }
  const batches = await all(readJsonFiles({ name: 'raw', raw: fields }, [file], options, limits))
  const table = new Table([...batches])
  const columns = cells(table, fields)
  const rows = Array.from({ length: table.numRows }, (_, row) =>
    columns.map(({ cells }) => cells[row] ?? null),
  )
  return { rows, sizes: batches.map(({ numRows }) => numRows) }
}

/** By Node's ways to look for bytes, and by those of JavaScript alone. */
const searches = [
  ['Node', nodeSearch],
  ['JavaScript', plainSearch],
] as const

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe.each(searches)('the fast reader, looking for bytes with %s,', (_, search) => {
  const mode = fc.constantFrom<JsonMode>('permissive', 'dropMalformed')

  it('gives what the exact one gives, from every value', async () => {
    for (const field of everyType) {
      const lines = jsonValues.map((value) => utf8(`{"${field.name}": ${value}}`))
      const { rows } = await read([field], [fileOf(lines)], {}, { search })
      expect(rows).toEqual(exactly([field], lines, 'permissive'))
    }
  })

  it('gives what the exact one gives, whatever the chunks, batches and ends of lines', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(jsonLine(everyType), { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
        fc.record({
          batchRows: fc.integer({ min: 1, max: 20 }),
          batchBytes: fc.integer({ min: 1, max: 5000 }),
          mode,
        }),
        fc.constantFrom('\n', '\r', '\r\n'),
        async (lines, parts, { batchRows, batchBytes, mode }, end) => {
          const chunks = split(fileOf(lines, end), parts)
          const { rows, sizes } = await read(everyType, chunks, { batchRows, mode }, { batchBytes, search })
          expect(rows).toEqual(exactly(everyType, lines, mode))
          expect(Math.max(...sizes)).toBeLessThanOrEqual(batchRows)
        },
      ),
    )
  })

  it('sees a byte that does not belong, at every place of a word, in a name, a text, and what is passed over', async () => {
    const fields: readonly Field[] = [
      { name: 'a', type: types.text },
      { name: 'b', type: types.double },
    ]
    const odd = [
      '00',
      '01',
      '1f',
      '09',
      '22',
      '5c',
      '5c6e',
      '7f',
      '80',
      'c3',
      'c3a9',
      'eda080',
      'f09f9880',
      'f0',
      'ff',
    ]
    const lines = odd.flatMap((hex) =>
      Array.from({ length: 24 }, (_, at) => {
        const [before, after] = ['x'.repeat(at), 'y'.repeat(24 - at)]
        return [
          ['{"a":"', '","b":1}'],
          ['{"', '":1,"b":2}'],
          ['{"z":"', '","b":3}'],
          ['{"b":"', '","a":"t"}'],
          ['{"a":"t","b":4}', ''],
        ].map(([start = '', end = '']) =>
          Buffer.concat([utf8(start + before), Buffer.from(hex, 'hex'), utf8(after + end)]),
        )
      }).flat(),
    )
    const good = utf8('{"a":"good é","b":5}')
    const mixed = lines.flatMap((line, index) => (index % 7 === 0 ? [line, good] : [line]))
    const expected = exactly(fields, mixed, 'permissive')
    expect((await read(fields, [fileOf(mixed)], {}, { search })).rows).toEqual(expected)
    expect((await read(fields, split(fileOf(mixed), [61]), {}, { search })).rows).toEqual(expected)
  })

  it('knows the escapes of a text that it reads again as one to pass over', async () => {
    const fields: readonly Field[] = [
      { name: 'b', type: types.double },
      { name: 'a', type: types.text },
    ]
    const lines = ['{"b":"\\","}":1,"a":"after the object"}', '{"b":"\\\\","a":"in it"}'].map(utf8)
    const { rows } = await read(fields, [fileOf(lines)], {}, { search })
    expect(rows).toEqual(exactly(fields, lines, 'permissive'))
  })

  it('may be cut at every byte', async () => {
    const fields = everyType.filter(({ name }) => ['text', 'int', 'texts', 'pair'].includes(name))
    const lines = [
      '{"text":"aé\\n😀\\ud83d\\ude00","int":-12,"texts":["x","y\\\\"],"pair":{"x":1,"y":"z"}}',
      '{"int":"1\\"2","z":{"q":["\\"}"]},"text":"abcdefghijklmnopqrstuvwxyz"}',
      '{"pair":{"y":"q","x":2},"texts":[],"int":3,"text":1.50}',
    ].map(utf8)
    const file = fileOf(lines, '\r\n')
    const expected = exactly(fields, lines, 'permissive')
    for (let at = 0; at <= file.length; at++) {
      const { rows } = await read(fields, [file.slice(0, at), file.slice(at)], {}, { search })
      expect(rows).toEqual(expected)
    }
  })

  it('takes names in any order, and the order may change', async () => {
    const orders = fc.shuffledSubarray(everyType.slice(0, 8).map(({ name }) => name))
    await fc.assert(
      fc.asyncProperty(fc.array(orders, { minLength: 1, maxLength: 10 }), async (drawn) => {
        const lines = drawn.map((names) =>
          utf8(`{${names.map((name, at) => `"${name}":${name === 'text' ? `"${at}"` : at}`).join(',')}}`),
        )
        const { rows } = await read(everyType, [fileOf(lines)], {}, { search })
        expect(rows).toEqual(exactly(everyType, lines, 'permissive'))
      }),
    )
  })

  it.each([
    ['{"title":"x"}', '{"other":1"title":"x"}'],
    ['{"other":1,"title":"x"}', '{,"title":"x"}'],
    ['{"title":"x","number":1234}', '{"title":"x""number":1234}'],
    ['{"number":1234,"title":"x"}', '{"number":1234"title":"x"}'],
    ['{"inner":{"field":1}}', '{"inner":{"other":1"field":1}}'],
    ['{"inner":{"other":1,"field":1}}', '{"inner":{,"field":1}}'],
  ])('wants a comma between members, and before none of them: %s, then %s', async (known, wrong) => {
    const fields: readonly Field[] = [
      { name: 'title', type: types.text },
      { name: 'number', type: types.int },
      { name: 'inner', type: types.struct([{ name: 'field', type: types.double }]) },
    ]
    const lines = [known, known, wrong, known].map(utf8)
    const { rows } = await read(fields, [fileOf(lines)], {}, { search })
    expect(rows).toEqual(exactly(fields, lines, 'permissive'))
  })

  it('takes what stood before a value as known only where all of it is the same', async () => {
    const fields: readonly Field[] = [
      { name: 'id', type: types.int },
      { name: 'the_long_first_of_the_names', type: types.text },
      { name: 'the_long_other_of_the_names', type: types.text },
      { name: 'a_name_that_is_long', type: types.int },
    ]
    const names = ['id', 'the_long_first_of_the_names', 'the_long_other_of_the_names', 'a_name_that_is_long']
    const unknown = ['the_long_third_of_the_names', 'a_name_that_was_long', 'the_long_first_of_the_nameS']
    const values = ['1', '"text"', 'null', '"a \\"quoted\\" text"', '[",\\"id\\":2"]']
    const style = fc.record({
      order: fc.shuffledSubarray([...names, ...unknown], { minLength: 3 }),
      colon: fc.constantFrom(':', ': ', ' :', '  :  '),
      comma: fc.constantFrom(',', ', ', ' , '),
      wrong: fc.constantFrom<'' | 'none' | 'first'>('', '', '', 'none', 'first'),
      rows: fc.array(fc.array(fc.constantFrom(...values), { minLength: 7, maxLength: 7 }), {
        minLength: 1,
        maxLength: 6,
      }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(style, { minLength: 1, maxLength: 8 }), async (styles) => {
        const drawn = styles.flatMap(({ order, colon, comma, wrong, rows }) =>
          rows.map((row, number) => {
            const members = order.map((name, at) => `"${name}"${colon}${row[at]}`)
            const last = number === rows.length - 1
            const first = last && wrong === 'first' ? comma : ''
            return utf8(`{${first}${members.join(last && wrong === 'none' ? '' : comma)}}`)
          }),
        )
        const alike = [names[1], unknown[0], names[2]].map((name) => utf8(`{"id":1,"${name}":"text"}`))
        const lines = [...alike, ...drawn]
        const { rows } = await read(fields, [fileOf(lines)], {}, { search })
        expect(rows).toEqual(exactly(fields, lines, 'permissive'))
      }),
    )
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Field, type Type, types } from '@lockstep/schema'
import { type RecordBatch, Table } from 'apache-arrow'
import { afterAll, describe, expect, it, test } from 'vitest'
import { BadRecord, type JsonOptions } from '../../../../packages/transforms/src/formats/json/options.js'
import { type JsonSource, readJson } from '../../../../packages/transforms/src/node/files/json.js'
import { type Cell, cells, oneNaN } from '../../../kit/arrow/cells.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const all = async (batches: AsyncIterable<RecordBatch>): Promise<readonly RecordBatch[]> => {
  const made: RecordBatch[] = []
  for await (const batch of batches) made.push(batch)
  return made
}

const read = async (
  fields: readonly Field[],
  source: JsonSource,
  options?: JsonOptions,
): Promise<readonly (readonly Cell[])[]> => {
  const table = new Table([...(await all(readJson({ name: 'raw', raw: fields }, source, options)))])
  const columns = cells(table, fields)
  return Array.from({ length: table.numRows }, (_, row) => columns.map(({ cells }) => cells[row] ?? null))
}

/** What one column gets from some values, each the only one in its line. */
const values = async (type: Type, ...given: readonly string[]): Promise<readonly Cell[]> => {
  const rows = await read([{ name: 'a', type }], utf8(given.map((value) => `{"a":${value}}`).join('\n')))
  return rows.map(([cell]) => cell ?? null)
}

const bits = (value: number): bigint => new BigUint64Array(Float64Array.of(value).buffer)[0] ?? 0n

const ab: readonly Field[] = [
  { name: 'a', type: types.int },
  { name: 'b', type: types.text },
]

describe('a column takes from JSON what it takes in Spark:', () => {
  it('int, whole numbers of 32 bits', async () => {
    expect(
      await values(types.int, '1', '-0', '2147483647', '2147483648', '1.0', '1e3', '"1"', 'null'),
    ).toEqual([1, 0, 2147483647, ...[null, null, null, null, null]])
  })

  it('long, whole numbers of 64 bits', async () => {
    const given = ['9007199254740993', '-9223372036854775808', '9223372036854775808', '1.0', 'true']
    expect(await values(types.long, ...given)).toEqual([9007199254740993n, -(2n ** 63n), null, null, null])
  })

  it('double, all numbers, and some words', async () => {
    const given = [
      '1',
      '-0',
      '-0.0',
      '1e400',
      '123456789.123456789',
      'NaN',
      '"NaN"',
      '-INF',
      '"+Infinity"',
      '"1.5"',
    ]
    const numbers = [1, 0, -0, Number.POSITIVE_INFINITY, 123456789.12345679].map(bits)
    const infinite = [bits(Number.NEGATIVE_INFINITY), bits(Number.POSITIVE_INFINITY)]
    expect(await values(types.double, ...given)).toEqual([...numbers, oneNaN, oneNaN, ...infinite, null])
  })

  it('decimal, all numbers, rounded half away from zero, and text with commas', async () => {
    const given = ['1', '1.005', '-1.005', '1e2', '"1,234.5"', '"٣"', '99999999.995', '1e-400', 'NaN', '""']
    expect(await values(types.decimal(10, 2), ...given)).toEqual([
      ...[100n, 101n, -101n, 10000n, 123450n, 300n, null, 0n],
      ...[null, null],
    ])
  })

  it('boolean, true and false', async () => {
    expect(await values(types.boolean, 'true', 'false', '"true"', '1', 'True')).toEqual([
      true,
      false,
      null,
      null,
      null,
    ])
  })

  it('text, strings, and the JSON text of everything else', async () => {
    const given = ['"a\\u0041\\n"', '"\\ud83d"', '1.50', '{ "x": [1,  2] }', 'true', 'null', "'q'"]
    expect(await values(types.text, ...given)).toEqual([
      'aA\n',
      '?',
      '1.50',
      '{ "x": [1,  2] }',
      'true',
      null,
      'q',
    ])
  })

  it('list, arrays, all or nothing but for structs in them', async () => {
    expect(await values(types.list(types.int), '[1,null]', '[]', '[1,"x"]', '1', '{}')).toEqual([
      [1, null],
      [],
      null,
      null,
      null,
    ])
    const pairs = types.list(types.struct([{ name: 'x', type: types.int }]))
    expect(await values(pairs, '[{"x":1},{"x":"1"},{}]')).toEqual([[[1], [null], [null]]])
  })

  it('struct, objects, field by field', async () => {
    expect(await values(types.struct(ab), '{"b":"x","a":1}', '{"a":"x","b":"y"}', '{}', '[]')).toEqual([
      [1, 'x'],
      [null, 'y'],
      [null, null],
      null,
    ])
  })
})

describe('a line', () => {
  const lines = async (text: string): Promise<readonly (readonly Cell[])[]> => read(ab, utf8(text))

  it('gives no row where it is blank, and one for each object of an array', async () => {
    expect(await lines('\n \t\n[]\n[{"a":1},{"b":"x"}]\n{}')).toEqual([
      [1, null],
      [null, 'x'],
      [null, null],
    ])
  })

  it('is all null where it cannot be read, and is not read on after its object', async () => {
    expect(await lines('null\n7\n"x"\n{"a":1\n{"a":1,"b":tru}\n{"a":1} {"a":2}')).toEqual([
      ...Array.from({ length: 5 }, () => [null, null]),
      [1, null],
    ])
  })

  it('goes on after a bad value where Spark can, and is all null where it cannot', async () => {
    const fields: readonly Field[] = [
      { name: 'a', type: types.int },
      { name: 'l', type: types.list(types.int) },
      { name: 'b', type: types.text },
    ]
    const given = [
      '{"a":"x","b":"y"}',
      '{"a":1,"l":[1,tru ],"b":"y"}',
      '{"a":[1,tru ],"b":"y"}',
      '{"b":"\t","a":1}',
    ]
    expect(await read(fields, utf8(given.join('\n')))).toEqual([
      [null, null, 'y'],
      [1, null, 'y'],
      [null, null, null],
      [null, null, null],
    ])
  })

  it('keeps the last of equal names, unless it is bad, and knows names by case', async () => {
    expect(await lines('{"a":1,"a":2}\n{"a":1,"a":"x"}\n{"a":1,"a":null}\n{"A":1,"\\u0062":"x"}')).toEqual([
      [2, null],
      [1, null],
      [null, null],
      [null, 'x'],
    ])
  })

  it('ends in a line feed, a carriage return or both', async () => {
    expect(await lines('\ufeff{"a":1}\r{"a":2}\r\n{"a":3}\n\r{"a":4}')).toEqual(
      [1, 2, 3, 4].map((a) => [a, null]),
    )
  })
})

describe('a bad record', () => {
  const text = '{"a":1,"b":"x"}\r\n\n{"a":"1","b":"y"}\n{"a":2\n{"a":3}'

  it('is dropped in dropMalformed', async () => {
    expect(await read(ab, utf8(text), { mode: 'dropMalformed' })).toEqual([
      [1, 'x'],
      [3, null],
    ])
  })

  it('stops failFast with table, file, line, column and cause', async () => {
    const failing = async (bad: string): Promise<unknown> =>
      read(ab, utf8(`{"a":1}\n\n${bad}`), { mode: 'failFast' }).catch((error: unknown) => error)
    const error = await failing('{"a":"1"}')
    expect(error).toBeInstanceOf(BadRecord)
    expect(error).toMatchObject({
      table: 'raw',
      file: 'the bytes given',
      line: 3,
      column: 'a',
      message: 'raw: the bytes given, line 3, column a: expected int, got a string (byte 6 of the line)',
    })
    expect(await failing('{"a":2')).toMatchObject({
      column: undefined,
      message: 'raw: the bytes given, line 3: the line ends inside a value (byte 7 of the line)',
    })
    const place = [{ name: 'place', type: types.struct([{ name: 'lat', type: types.double }]) }]
    await expect(read(place, utf8('{"place":{"lat":"7"}}'), { mode: 'failFast' })).rejects.toThrow(
      'line 1, column place.lat: expected double, got a string',
    )
  })
})

describe('what is refused:', () => {
  const begin = (raw: readonly Field[], source: JsonSource = utf8(''), options: object = {}) => {
    readJson({ name: 'pin', raw }, source, options)
  }

  test('date and timestamp, also inside', () => {
    const inside = types.list(types.struct([{ name: 'on', type: types.date }]))
    expect(() => begin([{ name: 'at', type: types.timestamp }])).toThrow(
      /^pin: at: the JSON reader takes no timestamp: .* read it as z\.string\(\) and use toTimestamp\(\.\.\.\)$/,
    )
    expect(() => begin([{ name: 'days', type: inside }])).toThrow(
      /^pin: days: on: the JSON reader takes no date:/,
    )
  })

  test('a column that Spark fills itself', () => {
    expect(() => begin([{ name: '_corrupt_record', type: types.text }])).toThrow(/^pin: _corrupt_record: /)
  })

  test('wrong options', () => {
    expect(() => begin(ab, utf8(''), { batchRows: 0 })).toThrow(
      'expected batchRows to be a whole number from 1, got 0',
    )
    expect(() => begin(ab, utf8(''), { mode: 'PERMISSIVE' })).toThrow('got PERMISSIVE')
  })

  test.each([
    ['a.json.bz2', 'is packed in a way that is not read'],
    ['a.json.GZ', 'only Spark 4 unpacks such a file'],
    ['in/_a.json', 'begins with . or _'],
    ['.a.json', 'begins with . or _'],
    ['*.nothing', 'no file has a name like this'],
  ])('the file %s, which Spark would not read as it is', (path, reason) => {
    expect(() => begin(ab, path)).toThrow(reason)
    expect(() => begin(ab, ['good.json', path])).toThrow(reason)
  })

  test('no file at all, and one that is not there', async () => {
    expect(() => begin(ab, [])).toThrow('expected at least one file')
    await expect(read(ab, 'nowhere.json')).rejects.toThrow(
      /^raw: readJson: cannot read nowhere\.json: ENOENT/,
    )
  })
})

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-read-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  it('are read in their order, each with lines of its own', async () => {
    const paths = [
      write('1.json', '{"a":1}\n{"a":2}'),
      write('2.json', ''),
      write('3.json', '\ufeff{"a":3}\r'),
    ]
    expect(await read(ab, paths)).toEqual([1, 2, 3].map((a) => [a, null]))
    const bad = write('4.json', '{"a":4}\n{')
    await expect(read(ab, [...paths, bad], { mode: 'failFast' })).rejects.toThrow(`raw: ${bad}, line 2: `)
  })

  it('give one empty batch where there are no rows', async () => {
    const [batch, ...more] = await all(readJson({ name: 'raw', raw: ab }, write('empty.json', '\n \n')))
    expect([batch?.numRows, batch?.schema.toString(), more.length]).toEqual([
      0,
      'Schema<{ 0: a: Int32, 1: b: Utf8 }>',
      0,
    ])
  })

  it('can be left before their end', async () => {
    const path = write('long.json', '{"a":1}\n'.repeat(300_000))
    for await (const batch of readJson({ name: 'raw', raw: ab }, path, { batchRows: 10 })) {
      expect(batch.numRows).toBe(10)
      break
    }
  })
})

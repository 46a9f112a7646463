import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Field, types } from '@lockstep/schema'
import { readCsv, type WriteCsvOptions, writeCsv } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type Cell, cells } from '../../../kit/arrow/cells.js'
import { fromCells } from '../../../kit/arrow/plain.js'
import { readable, tableOf, writable } from './csv-tables.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-write-csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

const written = async (
  fields: readonly Field[],
  columns: readonly (readonly Cell[])[],
  options: WriteCsvOptions = {},
): Promise<string> => {
  const path = join(folder, 'some.csv')
  await writeCsv(path, fromCells(columns, fields, columns[0]?.length ?? 0).batches, options)
  return readFileSync(path, 'utf8')
}

const all = async (batches: AsyncIterable<RecordBatch>): Promise<readonly RecordBatch[]> => {
  const made: RecordBatch[] = []
  for await (const batch of batches) made.push(batch)
  return made
}

const latin = (text: string): string => Buffer.from(text).toString('latin1')

const pair: readonly Field[] = ['a', 'b'].map((name) => ({ name, type: types.text }))

describe('writeCsv', () => {
  // By RFC 4180, and where that says nothing, by what readers would otherwise cut off.
  it('puts cells in quotes where they must be', async () => {
    const text = ['plain é', 'a,b', 'a"b', 'a\nb', 'a\rb', ' a', 'a\t', '\ufeffa', '', null, 'a;b', '#']
    expect(await written(pair, [text.map((cell) => cell && latin(cell)), text.map(() => 'x')])).toBe(
      'a,b\nplain é,x\n"a,b",x\n"a""b",x\n"a\nb",x\n"a\rb",x\n" a",x\n"a\t",x\n"\ufeffa",x\n"",x\n,x\na;b,x\n#,x\n',
    )
  })

  it('takes other characters, and a word for null', async () => {
    const options = { sep: ';', quote: "'", nullValue: 'NA', header: false }
    expect(
      await written(
        pair,
        [
          ["it's", 'NA', null],
          ['a;b', '', 'a,"b"'],
        ],
        options,
      ),
    ).toBe("'it''s';'a;b'\n'NA';''\nNA;a,\"b\"\n")
  })

  it('lays out every type, and quotes names', async () => {
    const bits = (value: number): bigint => new BigInt64Array(Float64Array.of(value).buffer)[0] ?? 0n
    const row = (double: number, micros: bigint): readonly Cell[] => [
      latin('é'),
      null,
      true,
      -7,
      2n ** 53n + 1n,
      bits(double),
      110n,
      -1n,
      12n,
      18292,
      micros,
    ]
    const rows = [row(-0, 0n), row(1e7, 1593604800123456n), row(Number.NaN, -1n), row(-Infinity, 0n)]
    const columns = writable.map((_, column) => rows.map((cells) => cells[column] ?? null))
    expect(await written(writable, columns)).toBe(
      [
        'text,"a,""b"" \ufeff",boolean,int,long,double,money,wide,whole,""," at"',
        'é,,true,-7,9007199254740993,-0.0,1.10,-0.000000000000000001,12,2020-01-31,1970-01-01T00:00:00.000Z',
        'é,,true,-7,9007199254740993,1.0E7,1.10,-0.000000000000000001,12,2020-01-31,2020-07-01T12:00:00.123456Z',
        'é,,true,-7,9007199254740993,NaN,1.10,-0.000000000000000001,12,2020-01-31,1969-12-31T23:59:59.999999Z',
        'é,,true,-7,9007199254740993,-Inf,1.10,-0.000000000000000001,12,2020-01-31,1970-01-01T00:00:00.000Z\n',
      ].join('\n'),
    )
  })

  it('writes what reads back as the same cells, packed or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        tableOf(readable, 1),
        fc.constantFrom('back.csv', 'back.csv.gz'),
        fc.constantFrom(...([{}, { sep: ';', quote: "'" }, { sep: '\t' }] as const)),
        async ({ fields, batches }, name, layout) => {
          const path = join(folder, name)
          const options = { ...layout, header: true, nullValue: 'no-cell' }
          await writeCsv(path, batches, options)
          const quote = 'quote' in layout ? layout.quote : '"'
          const how = { ...options, escape: quote, charToEscapeQuoteEscaping: quote, multiLine: true }
          const back = await all(readCsv({ name: 'raw', raw: fields }, path, how))
          expect(cells(new Table([...back]), fields)).toEqual(cells(new Table([...batches]), fields))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('tells empty text from null by any word that no cell has', async () => {
    const path = join(folder, 'null.csv')
    await writeCsv(
      path,
      fromCells(
        [
          ['', null, 'x'],
          ['', '', null],
        ],
        pair,
        3,
      ).batches,
    )
    const how = { header: true, escape: '"', multiLine: true, nullValue: 'no-cell' }
    const [back] = await all(readCsv({ name: 'raw', raw: pair }, path, how))
    expect(back?.toArray().map((row) => Object.values(row.toJSON()))).toEqual([
      ['', ''],
      [null, ''],
      ['x', null],
    ])
  })

  it('takes slices, many batches, and none', async () => {
    const text = Array.from({ length: 30_000 }, (_, index) => `${index}-${'x'.repeat(index % 50)}`)
    const [batch] = fromCells([text, text], pair, text.length).batches
    const path = join(folder, 'long.csv.gz')
    if (batch === undefined) throw new Error('no batch')
    await writeCsv(path, [batch.slice(0, 3), batch.slice(3, 3), batch.slice(3)])
    expect(gunzipSync(readFileSync(path)).toString()).toBe(
      `a,b\n${text.map((cell) => `${cell},${cell}\n`).join('')}`,
    )
    await writeCsv(path, [])
    expect(gunzipSync(readFileSync(path)).toString()).toBe('')
  })

  it.each<[string, readonly Field[], readonly (readonly Cell[])[], WriteCsvOptions]>([
    ['a is the only column', pair.slice(0, 1), [['x']], {}],
    ['l: CSV has no list<int>', [...pair, { name: 'l', type: types.list(types.int) }], [[], [], []], {}],
    ['has a line end', [...pair, { name: 'a\nb', type: types.int }], [[], [], []], {}],
    ['write a header', pair, [['a\rb'], ['']], { header: false }],
    ['expected sep to be one ASCII character', pair, [], { sep: '1' }],
    ['expected quote to be one ASCII character', pair, [], { quote: '' }],
    ['is the quote, too', pair, [], { sep: '"' }],
    ['nullValue " " would need quotes', pair, [], { nullValue: ' ' }],
  ])('refuses: %s', async (message, fields, columns, options) => {
    await expect(written(fields, columns, options)).rejects.toThrow(message)
  })

  it('refuses batches of other columns, and leaves nothing where something goes wrong', async () => {
    const gone = mkdtempSync(join(folder, 'gone-'))
    const [one] = fromCells([['x'], ['y']], pair, 1).batches
    const other = pair.map(({ name, type }) => ({ name: `${name}2`, type }))
    const [two] = fromCells([['x'], ['y']], other, 1).batches
    if (one === undefined || two === undefined) throw new Error('no batch')
    await expect(writeCsv(join(gone, 'a.csv'), [one, two])).rejects.toThrow(
      'expected the columns of the batches before, a, b, got a2, b2',
    )
    const control = new AbortController()
    const aborting = async function* (): AsyncGenerator<RecordBatch> {
      yield one
      control.abort(new RangeError('enough'))
      yield one
    }
    await expect(writeCsv(join(gone, 'a.csv.gz'), aborting(), control)).rejects.toThrow('enough')
    await expect(writeCsv(join(gone, 'a.csv.zst'), [one])).rejects.toThrow('expected a name that ends in .gz')
    expect(readdirSync(gone)).toEqual([])
  })
})

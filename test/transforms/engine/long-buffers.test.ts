import { table, types } from '@lockstep/schema'
import { clean, cleanWith, kernels, rowsOf } from '@lockstep/transforms'
import {
  Bool,
  Data,
  Dictionary,
  Field,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromArrays,
  tableToIPC,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readArrow } from '../../../packages/transforms/src/node/files/arrow.js'

const flagged = table('flagged', {
  raw: z.object({ flag: z.string(), num: z.int32() }),
  clean: (raw) => ({ flag: raw.flag, num: raw.num }),
  where: (row) => row.flag.equals('yes'),
})

const three = (): Table => tableFromArrays({ flag: ['yes', 'no', 'yes'], num: Int32Array.of(1, 2, 3) })

const yes = [
  { flag: 'yes', num: 1 },
  { flag: 'yes', num: 3 },
]

const written = async (whole: Table, format: 'file' | 'stream'): Promise<Table> => {
  const batches: RecordBatch[] = []
  for await (const batch of readArrow(tableToIPC(whole, format))) batches.push(batch)
  return new Table(batches)
}

/** Two rows whose indices and numbers stand in buffers of four. */
const twoOfFour = (): Table => {
  const words = new Dictionary(new Utf8(), new Int32())
  const flag = makeData({
    type: words,
    length: 2,
    nullCount: 0,
    data: Int32Array.of(0, 1, 0, 0),
    dictionary: vectorFromArray(['yes', 'no'], new Utf8()),
  })
  const num = makeData({ type: new Int32(), length: 2, nullCount: 0, data: Int32Array.of(1, 2, 3, 4) })
  const fields = [new Field('flag', words, true), new Field('num', new Int32(), true)]
  const rows = makeData({ type: new Struct(fields), length: 2, nullCount: 0, children: [flag, num] })
  return new Table(new RecordBatch(new Schema(fields), rows))
}

describe('where over one dictionary without nulls, in buffers longer than the column,', () => {
  it('keeps the rows of a table from arrays', () => {
    expect(rowsOf(flagged, clean(flagged, three()))).toEqual(yes)
  })

  it.each(['file', 'stream'] as const)('keeps them once written as a %s', async (format) => {
    expect(rowsOf(flagged, clean(flagged, await written(three(), format)))).toEqual(yes)
  })

  it('shows no row that stands behind the last', () => {
    expect(rowsOf(flagged, clean(flagged, twoOfFour()))).toEqual([{ flag: 'yes', num: 1 }])
  })
})

describe('a kernel that gives', () => {
  const ints = table('ints', { raw: z.object({ num: z.int32() }), clean: (raw) => ({ num: raw.num.add(1) }) })
  const input = tableFromArrays({ num: Int32Array.of(1, 2, 3) })
  const giving = (length: number, room: number): (() => Table) => {
    const values = new Int32Array(room)
    const cells = { layout: 'int', type: types.int, length, validity: null, values } as const
    return () => cleanWith({ ...kernels, tryAdd: () => () => cells })(ints, input)
  }

  it.each([
    ['too many cells', 4, 4],
    ['too few cells', 2, 2],
    ['more room than cells', 3, 4],
    ['less room than cells', 3, 2],
  ])('%s is found out', (_, length, room) => {
    expect(giving(length, room)).toThrow('internal error: tryAdd gave a int column of')
    expect(giving(3, 3)).not.toThrow()
  })
})

describe('buffers shorter than their column', () => {
  const two = makeData({ type: new Int32(), length: 2, nullCount: 0, data: Int32Array.of(1, 2) })
  const only = table('only', { raw: z.object({ num: z.int32() }), clean: (raw) => ({ num: raw.num }) })

  it('are refused where a cell is missing that is not null', () => {
    const short = new Data(new Int32(), 0, 3, 0, two.buffers)
    expect(() => clean(only, new Table({ num: new Vector([short]) }))).toThrow(
      'only.num: its buffers hold 2 of 3 cells; the Arrow data is damaged',
    )
  })

  it('end with nulls where apache-arrow made columns of one length', () => {
    const types = { text: new Utf8(), word: new Dictionary(new Utf8(), new Int32()) }
    const rules = table('rules', {
      raw: z.object({ num: z.int32(), text: z.string(), word: z.string(), on: z.boolean() }),
      clean: (raw) => ({ num: raw.num, text: raw.text.trim(), word: raw.word.upper(), on: raw.on.not() }),
    })
    const input = new Table({
      num: vectorFromArray(
        Array.from({ length: 40 }, (_, row) => row),
        new Int32(),
      ),
      text: vectorFromArray([' a'], types.text),
      word: vectorFromArray(['b', 'c'], types.word),
      on: vectorFromArray([true, false], new Bool()),
    })
    const rows = rowsOf(rules, clean(rules, input))
    expect(rows.slice(0, 2)).toEqual([
      { num: 0, text: 'a', word: 'B', on: false },
      { num: 1, text: null, word: 'C', on: true },
    ])
    expect(rows.slice(2)).toEqual(
      Array.from({ length: 38 }, (_, row) => ({ num: row + 2, text: null, word: null, on: null })),
    )
  })
})

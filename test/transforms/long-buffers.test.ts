import { table } from '@lockstep/schema'
import { clean, rowsOf } from '@lockstep/transforms'
import {
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
  vectorFromArray,
} from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readArrow } from '../../packages/transforms/src/files/arrow.js'

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

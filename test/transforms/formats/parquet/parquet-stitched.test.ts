import { readFileSync } from 'node:fs'
import { Table, tableFromIPC } from 'apache-arrow'
import fc from 'fast-check'
import { readParquet as readWithWasm } from 'parquet-wasm/node'
import { describe, expect, it, test } from 'vitest'
import { encodeRowGroups } from '../../../../packages/transforms/src/formats/parquet/encode.js'
import { ParquetError } from '../../../../packages/transforms/src/formats/parquet/error.js'
import {
  file,
  itemsIn,
  numberIn,
  rowGroup,
  structsIn,
} from '../../../../packages/transforms/src/formats/parquet/fields.js'
import { footerOf } from '../../../../packages/transforms/src/formats/parquet/footer.js'
import { readThrift } from '../../../../packages/transforms/src/formats/parquet/thrift.js'
import { writeThrift } from '../../../../packages/transforms/src/formats/parquet/thrift-write.js'
import { writeParts } from '../../../../packages/transforms/src/node/files/parquet.js'
import { differences } from '../../../kit/compare/compare.js'
import {
  duckdb,
  everyType,
  everything,
  readAll,
  scratch,
  small,
  smallFields,
  stitched,
} from './parquet-files.js'

const { newPath } = scratch()

const cuts = [0, 1, 30, 31, 64, 100]

/** A table of a hundred rows, as many small files. */
const parts = cuts.flatMap((from, at) => {
  const to = cuts[at + 1]
  return to === undefined ? [] : [encodeRowGroups(small(from, to).batches, { rowGroupRows: 20 })]
})

const whole = small(0, 100)

describe('a file put together of many', () => {
  it('has the row groups of all, counted and numbered anew', async () => {
    const footer = footerOf(await stitched(parts))
    const groups = structsIn(footer, file.rowGroups)
    expect(groups.map((group) => numberIn(group, rowGroup.rows))).toEqual([1, 20, 9, 1, 20, 13, 20, 16])
    expect(groups.map((group) => numberIn(group, rowGroup.ordinal))).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(numberIn(footer, file.rows)).toBe(100)
    expect(itemsIn(footer, file.pairs).length).toBe(2)
  })

  it('is the same to us', async () => {
    const back = await readAll(await stitched(parts))
    expect(differences(back, whole, smallFields)).toMatchObject({ total: 0, differences: [] })
  })

  it('is the same to parquet-wasm, with the types that Arrow wrote', async () => {
    const back = tableFromIPC(readWithWasm(await stitched(parts)).intoIPCStream())
    expect(differences(back, whole, smallFields)).toMatchObject({ total: 0, differences: [] })
  })

  it('is the same to DuckDB', async () => {
    const path = newPath()
    await writeParts(path, parts)
    const rows = await duckdb(`select id, word, "unique", array_to_string(tags, ',') from '${path}'`)
    expect(rows).toEqual(
      Array.from({ length: 100 }, (_, row) => [
        row % 7 === 0 ? null : row,
        row % 11 === 0 ? null : `word ${row % 5}`,
        `unique ${row}`,
        Array.from({ length: row % 4 }, (_, tag) => `tag ${tag}`).join(','),
      ]),
    )
  })

  it('lets DuckDB pass over row groups by the least and the most of a column', async () => {
    const path = newPath()
    await writeParts(path, parts)
    const bounds = await duckdb(
      `select row_group_id, stats_min_value, stats_max_value from parquet_metadata('${path}') where path_in_schema = 'id'`,
    )
    expect(bounds.map(([group, least, most]) => [Number(group), least, most]).slice(1, 4)).toEqual([
      [1, '1', '20'],
      [2, '22', '29'],
      [3, '30', '30'],
    ])
    const ids = await duckdb(`select id from '${path}' where id between 62 and 66 order by id`)
    expect(ids).toEqual([[62], [64], [65], [66]])
    expect(await duckdb(`select count(*)::int from '${path}' where "unique" = 'unique 99'`)).toEqual([[1]])
  })

  it('takes parts without rows, and parts that are such files themselves', async () => {
    const none = encodeRowGroups(small(0, 0).batches)
    const twice = await stitched([none, await stitched(parts), none, ...parts])
    const back = await readAll(twice)
    const both = new Table([...whole.batches, ...whole.batches])
    expect(differences(back, both, smallFields)).toMatchObject({ total: 0, differences: [] })
    expect((await readAll(await stitched([none, none]))).numRows).toBe(0)
  })

  it('is the same whatever the parts are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(everyType.numRows), { maxLength: 5 }), async (drawn) => {
        const at = [0, ...drawn.sort((left, right) => left - right), everyType.numRows]
        const some = at
          .slice(1)
          .map((to, index) => everyType.slice(at[index], to))
          .filter(({ numRows }) => numRows > 0)
        const back = await readAll(await stitched(some.map((part) => encodeRowGroups(part.batches))))
        expect(differences(back, everyType, everything)).toMatchObject({ total: 0, differences: [] })
      }),
      { numRuns: 10 },
    )
  })

  it('needs parts that are whole Parquet files of the same columns', async () => {
    await expect(stitched([])).rejects.toThrow(
      new ParquetError('no batches came, so nothing says what the columns are'),
    )
    const other = encodeRowGroups(small(0, 5).select(['id', 'word']).batches)
    await expect(stitched([...parts, other])).rejects.toThrow('the columns change from part to part')
    await expect(stitched([...parts, new Uint8Array(100)])).rejects.toThrow('it does not end in PAR1')
    const path = newPath()
    await expect(writeParts(path, [other, ...parts])).rejects.toThrow(`${path}: the columns change`)
  })
})

test('metadata are written as they were read', async () => {
  const path = newPath()
  await duckdb(`copy (select range as a, 'x' || range as b, [range] as c from range(5000)) to '${path}'
    (format parquet, row_group_size 2048)`)
  for (const bytes of [new Uint8Array(readFileSync(path)), await stitched(parts), ...parts]) {
    const footer = footerOf(bytes)
    const again = writeThrift(footer)
    expect(readThrift(again)).toEqual({ struct: footer, size: again.length })
  }
})

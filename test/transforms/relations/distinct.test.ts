import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Field, types } from '@lockstep/schema'
import { cell } from '@lockstep/test'
import type { ArrowColumn } from '@lockstep/transforms'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { PlainColumn } from '../../../packages/transforms/src/column/column.js'
import { openRowStore } from '../../../packages/transforms/src/node/files/row-store.js'
import {
  type Distinct,
  distinct,
  distinctBy,
} from '../../../packages/transforms/src/relations/distinct/distinct.js'
import { type RowHashes, rowHashes } from '../../../packages/transforms/src/relations/distinct/hashes.js'
import { inStore } from '../../../packages/transforms/src/relations/distinct/in-store.js'
import { inColumns } from '../../../packages/transforms/src/relations/distinct/kept.js'
import { normal } from '../../../packages/transforms/src/relations/distinct/normal.js'
import { rowsIndex } from '../../../packages/transforms/src/relations/distinct/rows-index.js'
import type { RowStore } from '../../../packages/transforms/src/relations/distinct/store.js'
import { distinctIn } from '../../../packages/transforms/src/relations/distinct/stored.js'
import { wide } from '../../kit/draw/constants.js'
import { type Choose, columnsOfRows, keyOf, relaid, rowsOfColumns, shown } from '../engine/layouts.js'

/** Rows of a few columns, many of them equal, in batches laid out by a draw. */
interface Case {
  readonly fields: readonly Field[]
  readonly batches: readonly (readonly object[])[]
  readonly layouts: readonly number[]
}

const cases: fc.Arbitrary<Case> = fc
  .uniqueArray(fc.constantFrom(...wide), { minLength: 1, maxLength: 4 })
  .chain((fields) =>
    fc
      .array(
        fc.record(
          Object.fromEntries(fields.map(({ name, type }) => [name, cell(type, ['ab', 'abcdefghi'])])),
        ),
        {
          minLength: 1,
          maxLength: 9,
        },
      )
      .chain((rows) =>
        fc.record({
          fields: fc.constant(fields),
          batches: fc.array(fc.array(fc.constantFrom(...rows), { maxLength: 20 }), { maxLength: 5 }),
          layouts: fc.array(fc.nat(), { minLength: 50, maxLength: 50 }),
        }),
      ),
  )

const choice = (draws: readonly number[]): Choose => {
  let at = 0
  return (below) => (draws[at++ % draws.length] ?? 0) % below
}

/** The rows of each batch that no row before is equal to, by their JSON text. */
const expected = ({ fields, batches }: Case): readonly (readonly string[])[] => {
  const seen = new Set<string>()
  return batches.map((rows) =>
    rowsOfColumns(fields, columnsOfRows(fields, rows))
      .map((row) => keyOf(row.map((value, index) => shown(value, (fields[index] as Field).type))))
      .filter((row) => !seen.has(row) && seen.add(row) !== undefined),
  )
}

const computed = (once: Distinct, { fields, batches, layouts }: Case): readonly (readonly string[])[] => {
  const choose = choice(layouts)
  return batches.map((rows) => {
    const columns = columnsOfRows(fields, rows).map((column) => relaid(column, choose))
    return rowsOfColumns(fields, once(columns, rows.length)).map(keyOf)
  })
}

/** Hashes that are equal for all rows, or for half of them, in the bits that a store holds. */
const weak =
  (bits: number): typeof rowHashes =>
  (columns: readonly ArrowColumn[], length: number): RowHashes => {
    const { first, second } = rowHashes(columns, length)
    return { first: first.map((hash) => hash & bits), second: second.map((hash) => hash & 0xff) }
  }

/** A store in memory. */
const memory = (): RowStore => {
  let all = new Uint8Array(0)
  return {
    append: (bytes) => {
      all = new Uint8Array(Buffer.concat([all, bytes]))
    },
    read: (place, length) => all.slice(place, place + length),
    close: () => undefined,
  }
}

const folder = mkdtempSync(join(tmpdir(), 'distinct-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A new `distinct`, by some hash. */
type Make = (hash?: typeof rowHashes) => Distinct

/** Gives what is computed with a store on disk, which is closed after. */
const onDisk =
  (limit: number) =>
  <R>(run: (make: Make) => R): R => {
    const store = openRowStore(folder)
    try {
      return run((hash = rowHashes) => distinctIn(store, limit, hash))
    } finally {
      store.close()
    }
  }

const ways: readonly (readonly [string, <R>(run: (make: Make) => R) => R])[] = [
  ['in the columns given out', (run) => run((hash = rowHashes) => distinctBy(hash, inColumns()))],
  ['in a store', (run) => run((hash = rowHashes) => distinctBy(hash, inStore(memory())))],
  ['on disk', onDisk(1_000_000)],
  ['on disk, and their hashes too', onDisk(4)],
]

describe.each(ways)('distinct, with the rows kept %s,', (_, keeping) => {
  it('gives the first of equal rows, in order, in any layout and in any batches', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        expect(keeping((make) => computed(make(), drawn))).toEqual(expected(drawn))
      }),
      { numRuns: 150 },
    )
  })

  it('is exact when the hashes of unequal rows are equal', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 1, 1 << 31), (drawn, bits) => {
        expect(keeping((make) => computed(make(weak(bits)), drawn))).toEqual(expected(drawn))
      }),
      { numRuns: 100 },
    )
  })

  it('looks at all bits of a cell when the hashes of unequal rows are equal', () => {
    const bits = [0n, 1n, 1n << 31n, 1n << 32n, 1n << 62n, 1n << 64n, 1n << 96n, 1n << 120n]
    const longs = bits.slice(0, 5)
    const columns: readonly (readonly [PlainColumn, number])[] = [
      [{ layout: 'long', type: types.long, length: 5, validity: null, values: BigInt64Array.from(longs) }, 5],
      [
        {
          layout: 'double',
          type: types.double,
          length: 5,
          validity: null,
          values: new Float64Array(BigInt64Array.from(longs).buffer),
        },
        5,
      ],
      [
        {
          layout: 'decimal',
          type: types.decimal(38, 0),
          length: 8,
          validity: null,
          words: BigInt64Array.from(bits.flatMap((value) => [BigInt.asIntN(64, value), value >> 64n])),
        },
        8,
      ],
    ]
    for (const [column, length] of columns) {
      const lengths = keeping((make) => {
        const once = make(weak(0))
        return [once([column], length)[0]?.length, once([column], length)[0]?.length]
      })
      expect(lengths).toEqual([length, 0])
    }
  })

  it('remembers more rows than its table begins with', () => {
    const fields = wide.filter(({ name }) => name === 'int' || name === 'text')
    const rows = Array.from({ length: 30_000 }, (_, index) => ({
      int: index % 20_000,
      text: `row ${index % 20_000}`,
    }))
    const ends = [1_000, 12_000, 20_000, 30_000]
    const lengths = keeping((make) => {
      const once = make()
      return ends.map((end, index) => {
        const some = rows.slice(ends[index - 1] ?? 0, end)
        return once(columnsOfRows(fields, some), some.length)[0]?.length
      })
    })
    expect(lengths).toEqual([1_000, 11_000, 8_000, 0])
  })
})

describe('distinct', () => {
  it('finds rows again at places above 2^32', () => {
    const index = rowsIndex(null)
    const hashes = { first: Int32Array.of(1, -2, 1), second: Int32Array.of(0x500, -0x700, 0x500) }
    const room = { kept: new Int32Array(3), rows: new Int32Array(3), places: new Float64Array(3) }
    const start = 2 ** 39 + 2 ** 32 - 10
    const found = index.add(hashes, 3, Int32Array.of(20, 30, 20), start, room)
    expect(found).toEqual({ count: 2, pairs: 1, next: start + 50 })
    expect(index.add(hashes, 3, Int32Array.of(20, 30, 20), found.next, room)).toEqual({
      ...found,
      count: 0,
      pairs: 3,
    })
    expect([...room.places]).toEqual([start, start + 20, start])
  })

  it('copies nothing where all rows are distinct', () => {
    const fields = wide.filter(({ name }) => name === 'int' || name === 'text')
    const columns = columnsOfRows(fields, [{ int: 1, text: 'a' }, { int: 2 }, { text: 'a' }])
    const [texts, numbers] = distinct()(columns, 3)
    expect(numbers).toBe(columns.find(({ layout }) => layout === 'int'))
    expect(texts).toBe(columns.find(({ layout }) => layout === 'text'))
  })
})

describe('distinct with hashes that another thread made', () => {
  it('gives the same rows', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const once = distinctIn(memory())
        const ahead: Distinct = (columns, length) => {
          const made = columns.map(normal)
          return once(made, length, rowHashes(made, length))
        }
        expect(computed(ahead, drawn)).toEqual(expected(drawn))
      }),
      { numRuns: 50 },
    )
  })
})

describe('the hashes of rows', () => {
  it('are the same in any layout', () => {
    fc.assert(
      fc.property(cases, ({ fields, batches, layouts }) => {
        const choose = choice(layouts)
        const rows = batches.flat()
        const columns = columnsOfRows(fields, rows)
        const other = columns.map((column) => relaid(column, choose))
        expect(rowHashes(other, rows.length)).toEqual(rowHashes(columns, rows.length))
      }),
    )
  })

  it('are different for rows that differ a little, and spread evenly', () => {
    const fields = wide.filter(({ name }) => name === 'int' || name === 'text')
    const rows = Array.from({ length: 200_000 }, (_, index) => ({
      int: index & 511,
      text: `https://e.org/${index >> 9}.jpg`,
    }))
    const { first, second } = rowHashes(columnsOfRows(fields, rows), rows.length)
    const hashes = new Set(Array.from(first, (hash, row) => `${hash} ${second[row]}`))
    expect(hashes.size).toBe(rows.length)
    const counts = new Int32Array(64)
    for (const hash of first) counts[hash >>> 26] = (counts[hash >>> 26] ?? 0) + 1
    expect(Math.max(...counts)).toBeLessThan((rows.length / 64) * 1.1)
  })
})

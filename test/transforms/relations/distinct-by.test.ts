import { query, table, tableFrom } from '@lockstep/schema'
import {
  answer,
  clean,
  cleanBatches,
  cleanRows,
  openRowStore,
  rowsOf,
  tableOfRows,
} from '@lockstep/transforms'
import { Table } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { prepare } from '../../../packages/transforms/src/prepare.js'

const raw = z.object({ id: z.float64(), name: z.string(), changed: z.int32() })
const people = table('people', { raw, clean: ({ id, name, changed }) => ({ id, name, changed }) })

const rows = [
  { id: 1, name: 'b', changed: 3 },
  { id: 1, name: 'a', changed: 3 },
  { id: 1, name: 'z', changed: null },
  { id: 0, name: 'é', changed: 1 },
  { id: -0, name: 'é', changed: 1 },
  { id: Number.NaN, name: '\uffff', changed: 2 },
  { id: Number.NaN, name: '😀', changed: 2 },
  { id: null, name: null, changed: null },
  { id: null, name: 'n', changed: null },
]

const kept = (keep: 'first' | 'last' | 'largest') => {
  const of = query('one_each')
    .from(people)
    .distinctBy('id', { keep, by: (row) => row.changed })
  return rowsOf(of, answer(of, { people: tableOfRows(people, rows) }))
    .map(({ id, name }) => [id, name])
    .toSorted()
}

/** Ties go to the first by all other columns, text by its bytes, nulls first, and -0.0 before 0.0. */
const ofTies = [
  [-0, 'é'],
  [Number.NaN, '\uffff'],
  [null, null],
]

describe('one row of the same keys', () => {
  it('is the first by an order, of which null is the first value', () => {
    expect(kept('first')).toEqual([...ofTies, [1, 'z']].toSorted())
  })

  it('is the last, or the largest, where null is kept only if there is no other', () => {
    for (const keep of ['last', 'largest'] as const)
      expect(kept(keep)).toEqual([...ofTies, [1, 'a']].toSorted())
  })

  it('is the first of no null, where that is said', () => {
    const of = query('known')
      .from(people)
      .distinctBy(['id', 'changed'], { keep: 'first', by: (row) => row.name.desc() })
      .distinctBy('id', { keep: 'first', by: (row) => row.changed.asc().nullsLast() })
      .where((row) => row.id.equals(1))
    expect(rowsOf(of, answer(of, { people: tableOfRows(people, rows) }))).toEqual([
      { id: 1, name: 'b', changed: 3 },
    ])
  })
})

const latest = table('latest', {
  raw,
  clean: ({ id, name, changed }) => ({ id, name: name.upper(), changed }),
  where: ({ name }) => name.isNotNull(),
  distinctBy: { keys: 'id', keep: 'last', by: ({ changed }) => changed },
})
const next = tableFrom('next', {
  from: latest,
  clean: ({ changed, name }) => ({ changed, name }),
  distinctBy: { keys: ['changed'], keep: 'largest', by: ({ name }) => [name] },
})

const byName = <R extends { readonly name: string | null }>(of: readonly R[]): readonly R[] =>
  of.toSorted((one, other) => ((one.name ?? '') < (other.name ?? '') ? -1 : 1))

const expected = byName([
  { id: 1, name: 'A', changed: 3 },
  { id: -0, name: 'É', changed: 1 },
  { id: Number.NaN, name: '\uffff', changed: 2 },
  { id: null, name: 'N', changed: null },
])

describe('a table of one row for each key', () => {
  it('keeps it behind where, and goes on in a table that is made from it', () => {
    expect(byName(cleanRows(latest, rows))).toEqual(expected)
    expect(byName(cleanRows(next, rows))).toEqual(expected.map(({ id, ...others }) => others))
  })

  it('is the same in batches of any size, and where rows are put aside', async () => {
    const whole = tableOfRows(latest, [...rows, ...rows.toReversed()])
    for (const size of [1, 2, 5, 100])
      for (const rowStore of [undefined, () => openRowStore()]) {
        const batches = Array.from(
          { length: Math.ceil(whole.numRows / size) },
          (_, at) => whole.slice(at * size, (at + 1) * size).batches,
        ).flat()
        const found: { readonly name: string | null }[] = []
        for await (const batch of cleanBatches(latest, batches, rowStore === undefined ? {} : { rowStore }))
          found.push(...rowsOf(latest, new Table([batch])))
        expect(byName(found)).toEqual(expected)
      }
  })

  it('is prepared with what it needs, and gives no row of none', async () => {
    const prepared = await prepare(latest)
    expect(byName(prepared.cleanRows(rows))).toEqual(expected)
    expect(clean(latest, tableOfRows(latest, [])).numRows).toBe(0)
  })
})

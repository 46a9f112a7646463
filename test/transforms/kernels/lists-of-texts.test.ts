import { table } from '@lockstep/schema'
import { clean, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

type List = readonly (string | null)[] | null

const raw = z.object({ list: z.array(z.string().nullable()) })

/** Texts that are alike but for little, of sizes beside four and eight bytes, with zeros and letters of several bytes. */
const text = fc.oneof(
  fc.constantFrom(
    '',
    '\0',
    'a',
    'ab',
    'ab\0',
    'abc',
    'abcd',
    'abcd\0',
    'abce',
    'abcdefgh',
    'é',
    'éé',
    'ÿ',
    '😀',
    '\u{ffff}',
  ),
  fc.string({ unit: fc.constantFrom('a', 'b', '\0', 'é', '😀'), maxLength: 11 }),
)

const list: fc.Arbitrary<List> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.array(text, { maxLength: 6 }) },
  { weight: 2, arbitrary: fc.array(fc.option(text, { freq: 3 }), { maxLength: 6 }) },
)

/** Lists, and a part of the column that is cleaned, as Arrow cuts it. */
const lists = fc
  .oneof(
    fc.array(list, { minLength: 1, maxLength: 40 }),
    fc.array(fc.array(text), { minLength: 1, maxLength: 40 }),
  )
  .chain((all) => fc.tuple(fc.constant(all), fc.nat(all.length), fc.nat(all.length)))
  .map(([all, a, b]) => ({ all, from: Math.min(a, b), to: Math.max(a, b) }))

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

const there = (cells: readonly (string | null)[]): readonly string[] => cells.filter((cell) => cell !== null)

const perList =
  (of: (cells: readonly (string | null)[]) => unknown) =>
  (cells: List): unknown =>
    cells === null ? null : of(cells)

describe('lists of texts', () => {
  it('are searched, compared and joined as arrays of strings', () => {
    fc.assert(
      fc.property(
        lists,
        text,
        fc.constantFrom('', ', ', ' and also ', 'é'),
        ({ all, from, to }, sought, separator) => {
          const rules = table('t', {
            raw,
            clean: ({ list }) => ({
              has: list.arrayContains(sought),
              at: list.arrayPosition(sought),
              least: list.arrayMin(),
              greatest: list.arrayMax(),
              joined: list.arrayJoin(separator),
            }),
          })
          const cleaned = clean(
            rules,
            tableOfRows(rules, all.map((list) => ({ list })) as never).slice(from, to),
          )
          const cells = all.slice(from, to)
          const column = (name: string): readonly unknown[] => [...(cleaned.getChild(name as never) ?? [])]
          expect(column('has')).toEqual(
            cells.map(perList((list) => list.includes(sought) || (list.includes(null) ? null : false))),
          )
          expect(column('at')).toEqual(cells.map(perList((list) => BigInt(list.indexOf(sought) + 1))))
          expect(column('least')).toEqual(
            cells.map(perList((list) => there(list).toSorted(byBytes)[0] ?? null)),
          )
          expect(column('greatest')).toEqual(
            cells.map(perList((list) => there(list).toSorted(byBytes).at(-1) ?? null)),
          )
          expect(column('joined')).toEqual(cells.map(perList((list) => there(list).join(separator))))
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

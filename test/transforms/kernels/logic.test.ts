import { type Int, list, table, when } from '@lockstep/schema'
import { drawn, lay } from '@lockstep/test'
import { clean, rowsOf } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

type Value = string | number | bigint | boolean | null

/** Spark's order: text by its bytes, NaN above all numbers and equal to itself, -0 equal to 0, false below true. */
const order = (a: Value, b: Value): number => {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  return a === b ? 0 : (a as number) < (b as number) ? -1 : 1
}

const ifBoth = <R>(a: Value, b: Value, of: (order: number) => R): R | null =>
  a === null || b === null ? null : of(order(a, b))

const or = (a: boolean | null, b: boolean | null): boolean | null =>
  a === true || b === true ? true : a === null || b === null ? null : false

const not = (a: boolean | null): boolean | null => (a === null ? null : !a)

/** Two columns of a type, and constants of it. */
const sorts = {
  text: { raw: z.string(), hints: ['a', 'ab', 'é', ''], constants: ['ab', 'é'] },
  int: { raw: z.int32(), hints: [], constants: [5, -(2 ** 31)] },
  long: { raw: z.int64(), hints: [], constants: [2n ** 40n, -1n] },
  double: { raw: z.float64(), hints: [], constants: [-0.5, Number.NaN] },
  boolean: { raw: z.boolean(), hints: [], constants: [true, true] },
} as const

describe.each(Object.entries(sorts))('columns of %s', (_, { raw, hints, constants }) => {
  // The compiler does not follow a table whose raw types are one of several: they stand as ints meanwhile, and plain values as columns.
  const like = raw as unknown as typeof sorts.int.raw
  const [one, two] = constants as unknown as readonly [Int, Int]
  const [first = null, second = null] = constants as readonly Value[]
  const rules = table('t', {
    raw: z.object({ flag: z.boolean(), a: like, b: like }),
    clean: ({ flag, a, b }) => ({
      flag,
      a,
      b,
      equal: a.equals(b),
      less: a.lessThan(b),
      atMost: a.lessThanOrEqual(b),
      more: a.greaterThan(b),
      atLeast: a.greaterThanOrEqual(b),
      equalOne: a.equals(one),
      lessOne: a.lessThan(one),
      moreOne: a.greaterThan(one),
      chosen: when(flag, a).otherwise(b),
      one: when(flag, one).otherwise(a),
      other: when(flag, a).otherwise(one),
      few: when(flag, one).when(a.equals(b), two).otherwise(one),
      first: a.coalesce(b),
      some: a.coalesce(b, one),
      nothing: a.nullIf(...(constants as readonly number[])),
      both: list(a, b),
      with: list(a, one, b),
      either: flag.or(a.equals(b)),
      neither: flag.or(a.isNull()).not(),
      all: flag.and(a.equals(b)),
    }),
  })

  const expected = (flag: boolean | null, a: Value, b: Value) => ({
    flag,
    a,
    b,
    equal: ifBoth(a, b, (order) => order === 0),
    less: ifBoth(a, b, (order) => order < 0),
    atMost: ifBoth(a, b, (order) => order <= 0),
    more: ifBoth(a, b, (order) => order > 0),
    atLeast: ifBoth(a, b, (order) => order >= 0),
    equalOne: ifBoth(a, first, (order) => order === 0),
    lessOne: ifBoth(a, first, (order) => order < 0),
    moreOne: ifBoth(a, first, (order) => order > 0),
    chosen: flag === true ? a : b,
    one: flag === true ? first : a,
    other: flag === true ? a : first,
    few: flag !== true && ifBoth(a, b, (order) => order === 0) === true ? second : first,
    first: a ?? b,
    some: a ?? b ?? first,
    nothing: a !== null && [first, second].some((value) => order(a, value) === 0) ? null : a,
    both: [a, b],
    with: [a, first, b],
    either: or(
      flag,
      ifBoth(a, b, (order) => order === 0),
    ),
    neither: not(or(flag, a === null)),
    all: not(or(not(flag), not(ifBoth(a, b, (order) => order === 0)))),
  })

  it('are compared, chosen and put in lists as Spark does, however they lie', () => {
    fc.assert(
      fc.property(
        drawn(rules.raw, () => hints, 150),
        (value) => {
          const cleaned = rowsOf(rules, clean(rules, lay(rules, value)))
          const rows = value.rows.map(({ flag, a, b }) =>
            expected(flag as boolean | null, a as Value, b as Value),
          )
          expect(cleaned).toEqual(rows)
        },
      ),
      { numRuns: 15 },
    )
  })
})

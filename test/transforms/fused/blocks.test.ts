import { decimal, decimalText, outputFields, outputsOf, table } from '@lockstep/schema'
import { cells } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cleaned, isFused, stepByStep } from './fused.js'

// Numbers are computed in blocks of 2,048 rows: here they are fewer, as many, and more, with all pairs of edges.

const raw = z.object({
  int: z.int32(),
  other: z.int32(),
  long: z.int64(),
  farther: z.int64(),
  wide: decimal(37, 2),
  wider: decimal(37, 2),
})

const asTheyAre = table('numbers', { raw, clean: (raw) => ({ ...raw }) })

const rules = table('sums', {
  raw,
  clean: ({ int, other, long, farther, wide, wider }) => ({
    sum: int.add(other),
    difference: int.subtract(other),
    product: int.multiply(other),
    more: int.add(7),
    sevenfold: int.multiply(-7),
    long: long.add(farther),
    less: long.subtract(farther),
    times: long.multiply(farther),
    many: long.multiply(int),
    longer: long.add(int),
    shorter: int.toLong().subtract(long),
    both: int.toLong().add(other.toLong()),
    least: int.toLong().subtract(-(2n ** 63n)),
    wide: wide.add(wider),
    narrow: wide.subtract(wider),
  }),
})

const ints = [0n, 1n, -1n, 2n ** 31n - 1n, -(2n ** 31n), 46_341n, -65_536n]
const longs = [
  0n,
  -1n,
  2n ** 63n - 1n,
  -(2n ** 63n),
  2n ** 32n,
  2n ** 31n,
  -(2n ** 32n) - 1n,
  2n ** 53n,
  3_037_000_500n,
  3_037_000_499n,
]
const wides = [
  0n,
  1n,
  -1n,
  10n ** 37n - 1n,
  1n - 10n ** 37n,
  2n ** 64n,
  2n ** 64n - 1n,
  -(2n ** 64n),
  2n ** 63n,
]

const pick = (values: readonly bigint[], at: number): bigint => values[at % values.length] ?? 0n

/** Row `n`: over many rows each pair of a kind's edges comes up, and each column has nulls of its own. */
const rowOf = (n: number, edge: boolean) => {
  const small = BigInt((n * 7919) % 2001) - 1000n
  const of = (values: readonly bigint[], at: number) => (edge ? pick(values, at) : small)
  const or = <T>(every: number, value: T) => (n % every === 1 ? null : value)
  return {
    int: or(11, Number(of(ints, n))),
    other: or(13, Number(of(ints, Math.floor(n / 7)))),
    long: or(17, of(longs, n)),
    farther: or(19, of(longs, Math.floor(n / 9))),
    wide: or(23, decimalText(of(wides, n), 2)),
    wider: or(29, decimalText(of(wides, Math.floor(n / 9)), 2)),
  }
}

type Row = ReturnType<typeof rowOf>

const fit = (bits: number, value: bigint): bigint | null =>
  BigInt.asIntN(bits, value) === value ? value : null

const both = <T, R>(a: T | null, b: T | null, of: (a: T, b: T) => R): R | null =>
  a === null || b === null ? null : of(a, b)

const hundredths = (text: string): bigint => BigInt(text.replace('.', ''))

const answer = ({ int, other, long, farther, wide, wider }: Row) => {
  const i = int === null ? null : BigInt(int)
  const j = other === null ? null : BigInt(other)
  const cents = wide === null ? null : hundredths(wide)
  const more = wider === null ? null : hundredths(wider)
  return [
    both(i, j, (a, b) => fit(32, a + b)),
    both(i, j, (a, b) => fit(32, a - b)),
    both(i, j, (a, b) => fit(32, a * b)),
    both(i, 7n, (a, b) => fit(32, a + b)),
    both(i, -7n, (a, b) => fit(32, a * b)),
    both(long, farther, (a, b) => fit(64, a + b)),
    both(long, farther, (a, b) => fit(64, a - b)),
    both(long, farther, (a, b) => fit(64, a * b)),
    both(long, i, (a, b) => fit(64, a * b)),
    both(long, i, (a, b) => fit(64, a + b)),
    both(i, long, (a, b) => fit(64, a - b)),
    both(i, j, (a, b) => fit(64, a + b)),
    both(i, -(2n ** 63n), (a, b) => fit(64, a - b)),
    both(cents, more, (a, b) => a + b),
    both(cents, more, (a, b) => a - b),
  ]
}

/** The cells of cleaned rows, a line of text for each row; decimals without their point. */
const given = (input: Parameters<typeof clean>[1], count: number): readonly string[] => {
  const columns = cells(clean(rules, input), outputFields(rules))
  return Array.from({ length: count }, (_, row) => columns.map(({ cells }) => cells[row] ?? 'null').join(' '))
}

const expected = (rows: readonly Row[]): readonly string[] =>
  rows.map((row) =>
    answer(row)
      .map((cell) => cell ?? 'null')
      .join(' '),
  )

describe('sums, differences and products', () => {
  it.each([0, 1, 63, 2_047, 2_048, 2_049, 4_096, 5_000])('of %i rows are as BigInt has them', (count) => {
    for (const edge of [false, true]) {
      const rows = Array.from({ length: count }, (_, n) => rowOf(n, edge))
      expect(given(tableOfRows(asTheyAre, rows), count)).toEqual(expected(rows))
    }
  })

  it.each([0, 2_047, 2_048, 2_999])('where one row overflows, row %i, are null there alone', (at) => {
    const rows = Array.from({ length: 3_000 }, (_, n) => rowOf(n === at ? 3 : n, n === at))
    expect(given(tableOfRows(asTheyAre, rows), rows.length)).toEqual(expected(rows))
  })

  it.each([1, 5, 8, 64, 2_048])('of a slice from row %i are those of its rows', (from) => {
    const rows = Array.from({ length: 4_500 }, (_, n) => rowOf(n, n % 3 === 0))
    const slice = tableOfRows(asTheyAre, rows).slice(from, 4_400)
    expect(given(slice, 4_400 - from)).toEqual(expected(rows.slice(from, 4_400)))
  })
})

describe('longs that were ints', () => {
  it('are found by their structure, on either side', () => {
    const found = outputsOf(rules)
      .filter(({ node }) => isFused(node))
      .map(({ name }) => name)
    expect(found).toEqual(['longer', 'shorter', 'both', 'least'])
  })

  it('give what their operations give one by one', () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => rowOf(n, n % 5 === 0))
    const input = tableOfRows(asTheyAre, rows)
    expect(cleaned(clean, rules, input)).toEqual(cleaned(stepByStep, rules, input))
  })

  it('are still there for other rules', () => {
    const twice = table('twice', {
      raw,
      clean: ({ int, long }) => {
        const widened = int.toLong()
        return { widened, sum: widened.add(long), text: widened.toText() }
      },
    })
    const rows = Array.from({ length: 20 }, (_, n) => rowOf(n, true))
    const input = tableOfRows(asTheyAre, rows)
    expect(cleaned(clean, twice, input)).toEqual(cleaned(stepByStep, twice, input))
  })
})

import { fromJSON, mapRanges, type RawColumns, Refusal, table, toJSON, typed, when } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ a: z.string(), n: z.int32(), d: z.float64() })

type Raw = RawColumns<typeof raw.shape>

/** What JavaScript without types could pass. */
const loose = (value: unknown): never => value as never

const tableOf = (rule: (raw: Raw) => unknown) =>
  table('t', { raw, clean: (raw) => ({ x: loose(rule(loose(raw))), n: raw.n }) })

const refusalOf = (rule: (raw: Raw) => unknown): string => {
  try {
    tableOf(rule)
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

describe('it is refused when the table is defined:', () => {
  it.each<readonly [string, (raw: Raw) => unknown, string]>([
    [
      'a mark that stands for two things',
      ({ a }) => a.toDecimal(10, 2, { grouping: ',', decimalMark: ',' }),
      't.x: toDecimal: dress: grouping: expected another mark than the decimal mark, got ","',
    ],
    [
      'a mark between digits that is none',
      ({ a }) => a.toInt({ grouping: '1' }),
      't.x: toInt: dress: grouping: expected one of ",", ".", " ", "\'", "’", "_", "\u00a0", "\u202f", got text "1"',
    ],
    [
      'a prefix that begins with a sign',
      ({ a }) => a.toInt({ prefixes: ['-$'] }),
      't.x: toInt: dress: prefixes: expected texts without digits, and with neither blanks nor signs at their ends, got "-$"',
    ],
    [
      'a suffix that is no power of ten',
      ({ a }) => a.toInt({ suffixes: { dozen: 12 }, anyCase: true }),
      't.x: toInt: dress: suffixes: expected a power of ten from 10 to 1e18 for "dozen", got 12',
    ],
    [
      'a flag that is none',
      ({ a }) => a.toInt({ percent: loose('yes') }),
      't.x: toInt: dress: percent: expected true or false, got text "yes"',
    ],
    [
      'ranges that do not rise',
      ({ d }) =>
        mapRanges(
          d,
          [
            [2, 'a'],
            [2, 'b'],
          ],
          { otherwise: null },
        ),
      't.x: mapRanges: expected rising bounds, got range 2 not above the one before it',
    ],
    [
      'a bound that is NaN',
      ({ d }) => mapRanges(d, [[Number.NaN, 'a']], { otherwise: null }),
      't.x: mapRanges: expected a bound for range 1, got NaN',
    ],
    [
      'no range',
      ({ d }) => mapRanges(d, loose([]), { otherwise: 'a' }),
      't.x: mapRanges: expected one range or more, got none',
    ],
    [
      'a shift of an int by as many bits as it has',
      ({ n }) => n.shiftLeft(32),
      't.x: shiftLeft: by: expected 0 to 31 for an int, got 32; make it a long first, with toLong()',
    ],
    [
      'more places than doubles have',
      ({ d }) => d.round(16),
      't.x: round: places: expected a whole number from 0 to 15, got 16',
    ],
    [
      'digits of a double that releases of Java print differently',
      ({ d }) => d.toDecimal(38, 18),
      't.x: toDecimal: double cannot become decimal(38, 18): it has no more than 15 digits before the point and behind it that every release of Java prints alike; write toDecimal(30, 15)',
    ],
    [
      'a product of a decimal and a number of too many digits',
      ({ a }) => a.toDecimal(10, 2).multiply(0.1 + 0.2),
      "t.x: multiply: expected a number of at most 15 digits beside a decimal, got 0.30000000000000004; write it as text, which is then of the decimal's type",
    ],
  ])('%s', (_, rule, message) => {
    expect(refusalOf(rule)).toBe(message)
  })
})

describe('a constant of a type', () => {
  it('is refused where it is none', () => {
    expect(() => typed.date('2021-02-30')).toThrow('typed.date: expected date, got text "2021-02-30"')
    expect(() => typed.decimal('1e3')).toThrow('typed.decimal: expected digits such as \'1.50\', got "1e3"')
    expect(() => typed.decimal('12.5', 2, 1)).toThrow(
      'typed.decimal: expected decimal(2, 1), got text "12.5"',
    )
    expect(() => typed.null(loose('list'))).toThrow(
      'typed.null: expected one of text, boolean, int, long, double, date, timestamp, got "list"',
    )
  })

  it('knows no zone', () => {
    expect(refusalOf(() => typed.timestamp('2021-01-01T00:00:00Z').toDate())).toBe(
      't: clean: a constant is of no table, and knows no zone; begin the rule with a column of the table',
    )
  })
})

it('what they are made of is written as JSON, and read again', () => {
  const one = tableOf(({ a, n, d }) =>
    when(
      n.bitwiseAnd(4).equals(4),
      a.toDecimal(10, 2, { prefixes: ['$'], suffixes: { k: 1_000 }, percent: true }),
    )
      .when(d.isNaN(), typed.decimal('1.50', 10, 2))
      .otherwise(null),
  )
  const dated = tableOf(({ a }) =>
    a
      .toTimestamp(['d MMM yy h:mm a', "yyyy-M-d'T'H:mm:ssXXX"], { yearsFrom: 1_950 })
      .dateFormat('MMM d, h a'),
  )
  for (const table of [one, dated]) expect(toJSON(fromJSON(toJSON(table)) as never)).toEqual(toJSON(table))
})

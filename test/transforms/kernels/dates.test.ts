import {
  type Column,
  date,
  daysFromText,
  microsFromText,
  outputFields,
  type RawColumns,
  table,
  timestamp,
  type Zone,
  zoneMinutes,
} from '@lockstep/schema'
import { clean } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Cell, cells } from '../../kit/arrow/cells.js'
import { fromCells } from '../../kit/arrow/plain.js'
import { days as edges, moments } from '../../kit/draw/edges.js'

const raw = z.object({ date: date(), other: date(), days: z.int32(), at: timestamp() })

type Rule = (columns: RawColumns<typeof raw.shape>) => Column

/** The cells that a rule makes of cells of `raw`, of which those that are left out are null. */
const made = (
  rule: Rule,
  given: Readonly<Record<string, readonly Cell[]>>,
  zone: Zone = 'UTC',
): readonly Cell[] => {
  const one = table('one', { raw, zone, clean: (columns) => ({ answer: rule(columns) }) })
  const rows = Math.max(...Object.values(given).map(({ length }) => length))
  const none = new Array<Cell>(rows).fill(null)
  const columns = one.raw.map(({ name }) => given[name] ?? none)
  const [answer] = cells(clean(one, fromCells(columns, one.raw, rows)), outputFields(one))
  return answer?.cells ?? []
}

const least = -(2 ** 31)
const most = 2 ** 31 - 1

const day = fc.oneof(
  fc.integer({ min: -1_000_000, max: 3_000_000 }),
  fc.integer({ min: least, max: most }),
  fc.constantFrom(least, least + 1, most - 1, most, ...edges.map((text) => daysFromText(text) ?? 0)),
)
const someDays = fc.array(fc.option(day, { freq: 8 }), { minLength: 1, maxLength: 50 })

/** A day by JavaScript's calendar, which has about 271,000 years on both sides: 400 years are 146,097 days, and repeat. */
const calendar = (days: number): { readonly at: Date; readonly year: number } => {
  const eras = Math.floor(days / 146_097)
  const at = new Date((days - eras * 146_097) * 86_400_000)
  return { at, year: at.getUTCFullYear() + eras * 400 }
}

const inYear = (days: number): number => {
  const { at } = calendar(days)
  return (at.getTime() - Date.UTC(at.getUTCFullYear(), 0)) / 86_400_000 + 1
}

/** The ISO week by another route: that of the day of the year, moved to its week's Thursday, in a year that may be another. */
const isoWeek = (days: number): number => {
  const { at } = calendar(days)
  return Math.ceil(inYear(days + 4 - (at.getUTCDay() || 7)) / 7)
}

const parts: readonly (readonly [string, Rule, (days: number) => number])[] = [
  ['year', ({ date }) => date.year(), (days) => calendar(days).year],
  ['quarter', ({ date }) => date.quarter(), (days) => Math.ceil((calendar(days).at.getUTCMonth() + 1) / 3)],
  ['month', ({ date }) => date.month(), (days) => calendar(days).at.getUTCMonth() + 1],
  ['weekOfYear', ({ date }) => date.weekOfYear(), isoWeek],
  ['dayOfYear', ({ date }) => date.dayOfYear(), inYear],
  ['dayOfMonth', ({ date }) => date.dayOfMonth(), (days) => calendar(days).at.getUTCDate()],
  ['dayOfWeek', ({ date }) => date.dayOfWeek(), (days) => calendar(days).at.getUTCDay() + 1],
]

describe('the calendar of JavaScript', () => {
  it.each(parts)('gives the same %s', (_, rule, expected) => {
    fc.assert(
      fc.property(someDays, (date) => {
        expect(made(rule, { date })).toEqual(date.map((days) => (days === null ? null : expected(days))))
      }),
    )
  })
})

const micros = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n }),
  fc
    .tuple(fc.integer({ min: -106_751_990, max: 106_751_990 }), fc.constantFrom(-1n, 0n, 1n, 59_999_999n))
    .map(([days, more]) => BigInt(days) * 86_400_000_000n + more),
  fc.constantFrom(-(2n ** 63n), 2n ** 63n - 1n, ...moments.map((text) => microsFromText(text) ?? 0n)),
)
const someMicros = fc.array(fc.option(micros, { freq: 8 }), { minLength: 1, maxLength: 50 })
const zones = fc.constantFrom<Zone[]>('UTC', '+00:00', '+05:30', '-03:30', '+18:00', '-18:00', '+00:01')

const floorOf = (value: bigint, by: bigint): bigint => (value - (((value % by) + by) % by)) / by
const rest = (value: bigint, by: bigint): bigint => value - floorOf(value, by) * by

/** The part of a clock from whole seconds, in BigInt. */
const clocks: readonly (readonly [string, Rule, (seconds: bigint) => bigint])[] = [
  ['toDate', ({ at }) => at.toDate(), (seconds) => floorOf(seconds, 86_400n)],
  ['hour', ({ at }) => at.hour(), (seconds) => rest(seconds, 86_400n) / 3_600n],
  ['minute', ({ at }) => at.minute(), (seconds) => rest(seconds, 3_600n) / 60n],
  ['second', ({ at }) => at.second(), (seconds) => rest(seconds, 60n)],
]

describe('whole numbers of any size', () => {
  it.each(clocks)('give the same %s in every zone', (_, rule, expected) => {
    fc.assert(
      fc.property(someMicros, zones, (at, zone) => {
        const ahead = BigInt(zoneMinutes(zone)) * 60n
        const answers = at.map((each) =>
          each === null ? null : Number(expected(floorOf(each, 1_000_000n) + ahead)),
        )
        expect(made(rule, { at }, zone)).toEqual(answers)
      }),
    )
  })

  it('give the same days and sums, which are null where no int holds them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day), { minLength: 1, maxLength: 50 }), (pairs) => {
        const date = pairs.map(([left]) => left)
        const other = pairs.map(([, right]) => right)
        const sums = pairs.map(([left, right]) => left + right)
        expect(made((raw) => raw.date.addDays(raw.days), { date, days: other })).toEqual(
          sums.map((sum) => (sum < least || sum > most ? null : sum)),
        )
        expect(made((raw) => raw.date.daysSince(raw.other), { date, other })).toEqual(
          pairs.map(([left, right]) => (left - right) | 0),
        )
      }),
    )
  })
})

describe('dateTrunc', () => {
  const near = fc.array(fc.integer({ min: least + 192, max: most }), { minLength: 1, maxLength: 50 })

  it.each(['year', 'quarter', 'month', 'week'] as const)('gives the last first day of a %s', (unit) => {
    const isFirst = (days: number): boolean => {
      const { at } = calendar(days)
      if (unit === 'week') return at.getUTCDay() === 1
      const months = { year: 12, quarter: 3, month: 1 }[unit]
      return at.getUTCDate() === 1 && at.getUTCMonth() % months === 0
    }
    fc.assert(
      fc.property(near, (date) => {
        const expected = date.map((days) => {
          let first = days
          while (!isFirst(first)) first--
          return first
        })
        expect(made((raw) => raw.date.dateTrunc(unit), { date })).toEqual(expected)
      }),
    )
  })

  it.each(['year', 'quarter', 'month', 'week'] as const)(
    'gives no %s of the first year, which is not whole',
    (unit) => {
      const date = [least, least + 191, least + 192]
      expect(made((raw) => raw.date.dateTrunc(unit), { date }).map((cell) => cell === null)).toEqual([
        true,
        true,
        false,
      ])
    },
  )
})

const units: readonly (readonly [string, Rule, bigint])[] = [
  ['day', ({ at }) => at.dateTrunc('day'), 86_400n],
  ['hour', ({ at }) => at.dateTrunc('hour'), 3_600n],
  ['minute', ({ at }) => at.dateTrunc('minute'), 60n],
  ['second', ({ at }) => at.dateTrunc('second'), 1n],
]

describe('dateTrunc of a timestamp', () => {
  it.each(units)(
    'gives the start of its %s by whole numbers, null where it is no timestamp',
    (_, rule, size) => {
      fc.assert(
        fc.property(someMicros, zones, (at, zone) => {
          const ahead = BigInt(zoneMinutes(zone)) * 60_000_000n
          const starts = at.map((each) => {
            if (each === null) return null
            const start = floorOf(each + ahead, size * 1_000_000n) * size * 1_000_000n - ahead
            return BigInt.asIntN(64, start) === start ? start : null
          })
          expect(made(rule, { at }, zone)).toEqual(starts)
        }),
      )
    },
  )

  it.each(['year', 'quarter', 'month', 'week'] as const)(
    'gives the midnight of the first day of a %s',
    (unit) => {
      fc.assert(
        fc.property(someMicros, zones, (at, zone) => {
          const ahead = BigInt(zoneMinutes(zone)) * 60_000_000n
          const firsts = made((raw) => raw.at.toDate().dateTrunc(unit), { at }, zone)
          const midnights = firsts.map((days) => {
            if (days === null) return null
            const start = BigInt(Number(days)) * 86_400_000_000n - ahead
            return BigInt.asIntN(64, start) === start ? start : null
          })
          expect(made((raw) => raw.at.dateTrunc(unit), { at }, zone)).toEqual(midnights)
        }),
      )
    },
  )
})

import { types, type Zone } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isValid,
  type Kernel,
  type LongColumn,
  type PlainColumn,
} from '../../../packages/transforms/src/column/column.js'
import { unixTimes } from '../../../packages/transforms/src/kernels/calendar/unix-time.js'
import { writtenRules } from '../../../packages/transforms/src/kernels/format/write-dates.js'
import { setClocks, setDays, startsOf } from '../../../packages/transforms/src/kernels/time/moments.js'
import { halvesOf } from '../../../packages/transforms/src/numbers/int64.js'

const columnOf = (instants: readonly bigint[], nulls: readonly number[] = []): LongColumn => {
  const bits = new Uint8Array((instants.length + 7) >> 3).fill(0xff)
  for (const row of nulls) bits[row >> 3] = (bits[row >> 3] ?? 0) & ~(1 << (row & 7))
  const validity = nulls.length === 0 ? null : bits
  return {
    layout: 'long',
    type: types.timestamp,
    length: instants.length,
    validity,
    values: BigInt64Array.from(instants),
  }
}

const floor = (value: bigint, by: bigint): bigint => (value - (((value % by) + by) % by)) / by
const rest = (value: bigint, by: bigint): bigint => value - floor(value, by) * by

const hour = 3_600_000_000n
const sizes = { hour, minute: 60_000_000n, second: 1_000_000n } as const
const wholes = { hour: 24n * hour, minute: hour, second: 60_000_000n } as const
const least = -(2n ** 63n)

/** Microseconds just at, before and behind whole units of a day, of usual years. */
const near = fc
  .tuple(
    fc.bigInt({ min: -(2n ** 52n) + hour, max: 2n ** 52n - hour }),
    fc.constantFrom(1n, 1_000n, ...Object.values(sizes), 24n * hour),
    fc.constantFrom(-1n, 0n, 1n),
  )
  .map(([at, unit, more]) => floor(at, unit) * unit + more)
const far = fc.oneof(
  fc.bigInt({ min: least, max: 2n ** 63n - 1n }),
  fc.constantFrom(
    least,
    least + 1n,
    least + hour,
    2n ** 63n - 1n,
    2n ** 52n,
    2n ** 52n - 1n,
    -(2n ** 52n),
    -(2n ** 52n) - 1n,
    2n ** 53n + 1n,
  ),
)
const instants = fc.oneof(
  fc.array(near, { maxLength: 20 }),
  fc
    .tuple(fc.array(near, { maxLength: 9 }), far, fc.array(near, { maxLength: 9 }))
    .map(([a, b, c]) => [...a, b, ...c]),
)
const minutesAhead = fc.constantFrom(0, 60, -720, 330, 840)
const holds = (check: (of: readonly bigint[], ahead: number) => void): void =>
  fc.assert(
    fc.property(instants, minutesAhead, (of, minutes) => {
      check(of, minutes * 60e6)
    }),
    { numRuns: 300 },
  )

const ints = (count: number, set: (to: Int32Array) => void): readonly bigint[] => {
  const to = new Int32Array(count)
  set(to)
  return Array.from(to, BigInt)
}

const longsOf = ({ length, validity, ...column }: PlainColumn): readonly (bigint | null)[] =>
  Array.from({ length }, (_, row) =>
    isValid(validity, row) ? ((column as LongColumn).values[row] ?? 0n) : null,
  )

describe('instants near 1970 and far from it', () => {
  it.each(['hour', 'minute', 'second'] as const)('have the %s that whole numbers give', (part) =>
    holds((of, ahead) => {
      const expected = of.map((at) => floor(rest(at + BigInt(ahead), wholes[part]), sizes[part]))
      expect(ints(of.length, (to) => setClocks(part, halvesOf(BigInt64Array.from(of)), ahead, to))).toEqual(
        expected,
      )
    }),
  )

  it('have the day that whole numbers give', () =>
    holds((of, ahead) => {
      const expected = of.map((at) => floor(at + BigInt(ahead), 24n * hour))
      expect(ints(of.length, (to) => setDays(halvesOf(BigInt64Array.from(of)), ahead, to))).toEqual(expected)
    }))

  it.each(['hour', 'minute', 'second'] as const)('begin their %s, or are null', (unit) =>
    holds((of, ahead) => {
      const starts = of.map((at) => at - rest(at + BigInt(ahead), sizes[unit]))
      const expected = starts.map((start) => (start < least ? null : start))
      expect(longsOf(startsOf(columnOf(of), ahead, unit))).toEqual(expected)
    }),
  )

  it.each([1_000, 1_000_000])('are so many times %i microseconds', (micros) =>
    holds((of) =>
      expect(longsOf(unixTimes(columnOf(of), micros))).toEqual(of.map((at) => floor(at, BigInt(micros)))),
    ),
  )
})

const writing = writtenRules.writeTimestamp as (
  node: { readonly constants: { readonly format: string; readonly zone: Zone } },
  of: Kernel,
) => Kernel

const texts = (format: string, zone: Zone, of: LongColumn): readonly (string | null)[] => {
  const write = writing({ constants: { format, zone } } as Parameters<typeof writing>[0], () => of)
  const column = write({ length: of.length, column: () => of })
  if (column.layout !== 'text') throw new Error('expected text')
  const { validity, offsets, bytes } = column
  return Array.from({ length: column.length }, (_, row) =>
    isValid(validity, row) ? Buffer.from(bytes.subarray(offsets[row], offsets[row + 1])).toString() : null,
  )
}

const iso = (at: bigint, zone: Zone): string => {
  const ahead = zone === 'UTC' ? 0 : 330 * 60e3
  return new Date(Number(floor(at, 1_000n)) + ahead).toISOString()
}

describe('formats whose texts have all one length', () => {
  const usual = fc.bigInt({ min: -62_135_000_000_000_000n, max: 253_402_000_000_000_000n })
  const zone = fc.constantFrom<Zone>('UTC', '+05:30')

  it('are written as JavaScript writes them, nulls left out', () =>
    fc.assert(
      fc.property(fc.array(usual, { maxLength: 20 }), zone, fc.array(fc.nat(19)), (of, zone, nulls) => {
        const found = texts('yyyy-MM-dd HH:mm:ss', zone, columnOf(of, nulls))
        const expected = of.map((at, row) =>
          nulls.includes(row) ? null : iso(at, zone).slice(0, 19).replace('T', ' '),
        )
        expect(found).toEqual(expected)
      }),
    ))

  it('are the same beside years of more digits, and years below 0', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(usual, far), { maxLength: 9 }), (of) => {
        const alone = of.map((at) => texts('dd.MM.yyyy hh:mm', 'UTC', columnOf([at]))[0])
        expect(texts('dd.MM.yyyy hh:mm', 'UTC', columnOf(of))).toEqual(alone)
      }),
    ))
})

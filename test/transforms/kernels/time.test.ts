import {
  type DateFormat,
  dateFormats,
  dateText,
  type TimestampFormat,
  table,
  type Zone,
} from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answers } from './answers.js'

const toDate = (format: DateFormat, texts: readonly (string | null)[]): readonly unknown[] =>
  answers(z.string(), (text) => text.toDate(format), texts)

const toTimestamp = (
  format: TimestampFormat,
  zone: Zone,
  texts: readonly (string | null)[],
): readonly unknown[] => {
  const one = table('one', {
    raw: z.object({ text: z.string() }),
    zone,
    clean: ({ text }) => ({ at: text.toTimestamp(format) }),
  })
  return cleanRows(
    one,
    texts.map((text) => ({ text })),
  ).map(({ at }) => at)
}

const two = (value: number): string => String(value).padStart(2, '0')

const write = (
  format: string,
  [year, month, day, hour = 0, minute = 0, second = 0]: readonly number[],
): string =>
  format
    .replaceAll("'", '')
    .replace('yyyy', String(year).padStart(4, '0'))
    .replace('MM', two(month ?? 0))
    .replace('dd', two(day ?? 0))
    .replace('HH', two(hour))
    .replace('mm', two(minute))
    .replace('ss', two(second))

/** Whether the proleptic Gregorian calendar has the day, by JavaScript's own calendar. */
const exists = (year: number, month: number, day: number): boolean => {
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1, day)
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
}

describe('toDate', () => {
  it.each(dateFormats)('reads every day of %s, and no other', (format) => {
    const years = [0, 1, 4, 100, 400, 1582, 1900, 1970, 2000, 2023, 2024, 9999]
    const days = years.flatMap((year) =>
      Array.from({ length: 14 * 33 }, (_, at) => [year, Math.floor(at / 33), at % 33] as const),
    )
    const expected = days.map(([year, month, day]) =>
      exists(year, month, day) ? write('yyyy-MM-dd', [year, month, day]) : null,
    )
    expect(
      toDate(
        format,
        days.map((day) => write(format, day)),
      ),
    ).toEqual(expected)
  })

  const odd = [
    ...[
      '',
      ' 2020-01-01',
      '2020-01-01 ',
      '2020-01-01\n',
      '2020-1-1',
      '2020-01',
      '2020',
      '20-01-01',
      '12020-01-01',
    ],
    ...[
      '+2020-01-01',
      '-2020-01-01',
      '2020-01-01T',
      '2020-01-01 junk',
      '2020/01/01',
      '20200101',
      '01/02/2020',
    ],
    ...['now', 'today', 'epoch', 'tomorrow', '２０２０-01-01', '2020-01-0\u0661', '2020-01-01\u0000'],
  ]
  it.each([...odd, null])('is null for %j', (text) => expect(toDate('yyyy-MM-dd', [text])).toEqual([null]))

  it('tells day from month by the format', () => {
    expect(toDate('dd/MM/yyyy', ['03/04/2020', '13/04/2020', '04/13/2020'])).toEqual([
      '2020-04-03',
      '2020-04-13',
      null,
    ])
    expect(toDate('MM/dd/yyyy', ['03/04/2020', '13/04/2020', '04/13/2020'])).toEqual([
      '2020-03-04',
      null,
      '2020-04-13',
    ])
  })
})

describe('toTimestamp', () => {
  const plain = 'yyyy-MM-dd HH:mm:ss'

  it('reads the clock of the zone', () => {
    const texts = ['2020-01-01 00:00:00', '1582-10-10 12:34:56', '0000-01-01 00:00:00', '9999-12-31 23:59:59']
    expect(toTimestamp(plain, 'UTC', texts)).toEqual([
      '2020-01-01T00:00:00Z',
      '1582-10-10T12:34:56Z',
      '0000-01-01T00:00:00Z',
      '9999-12-31T23:59:59Z',
    ])
    expect(toTimestamp(plain, '+05:30', texts)).toEqual([
      '2019-12-31T18:30:00Z',
      '1582-10-10T07:04:56Z',
      '-000001-12-31T18:30:00Z',
      '9999-12-31T18:29:59Z',
    ])
    expect(toTimestamp(plain, '-18:00', texts)).toEqual([
      '2020-01-01T18:00:00Z',
      '1582-10-11T06:34:56Z',
      '0000-01-01T18:00:00Z',
      '+010000-01-01T17:59:59Z',
    ])
  })

  it('cuts a fraction after six digits', () => {
    const fractions = [
      '',
      '.1',
      '.12',
      '.1234567',
      '.999999999',
      '.000000999',
      '.',
      '.1234567890',
      ',5',
      '.5Z',
    ]
    const texts = fractions.map((fraction) => `1969-12-31T23:59:59${fraction}`)
    expect(toTimestamp("yyyy-MM-dd'T'HH:mm:ss[.S]", 'UTC', texts)).toEqual([
      '1969-12-31T23:59:59Z',
      '1969-12-31T23:59:59.1Z',
      '1969-12-31T23:59:59.12Z',
      '1969-12-31T23:59:59.123456Z',
      '1969-12-31T23:59:59.999999Z',
      '1969-12-31T23:59:59Z',
      null,
      null,
      null,
      null,
    ])
    expect(toTimestamp("yyyy-MM-dd'T'HH:mm:ss", 'UTC', ['2020-01-01T00:00:00.1'])).toEqual([null])
  })

  const odd = [
    ...[
      '',
      'now',
      'epoch',
      '2020-01-01',
      '2020-01-01T00:00:00',
      '2020-01-01 24:00:00',
      '2020-01-01 00:60:00',
    ],
    ...['2020-01-01 00:00:60', '2020-02-30 00:00:00', '2020-01-01 0:00:00', '2020-01-01  00:00:00'],
    ...['2020-01-01 00:00:00Z', '2020-01-01 00:00:00 UTC', '2020-01-01 00:00:00\n', '00:00:00', 'T00:00:00'],
  ]
  it.each([...odd, null])('is null for %j', (text) => {
    expect(toTimestamp(plain, 'UTC', [text])).toEqual([null])
    expect(toTimestamp(plain, '+05:30', [text])).toEqual([null])
  })

  it('agrees with the calendar of JavaScript in every format', () => {
    const formats = [plain, "yyyy-MM-dd'T'HH:mm:ss", 'dd/MM/yyyy HH:mm:ss', 'MM/dd/yyyy HH:mm:ss'] as const
    const instant = fc.integer({ min: Date.UTC(1000, 0) / 1000, max: Date.UTC(9999, 0) / 1000 })
    fc.assert(
      fc.property(instant, fc.constantFrom(...formats), (seconds, format) => {
        const iso = new Date(seconds * 1000).toISOString()
        const fields = iso.slice(0, 19).split(/[-T:]/u).map(Number)
        expect(toTimestamp(format, 'UTC', [write(format, fields)])).toEqual([`${iso.slice(0, 19)}Z`])
      }),
    )
  })
})

it('a date as text and back is the same', () => {
  const days = fc.array(fc.integer({ min: -719_528, max: 2_932_896 }))
  fc.assert(
    fc.property(days, (days) => {
      const texts = days.map(dateText)
      expect(answers(z.string(), (text) => text.toDate('yyyy-MM-dd').toText(), texts)).toEqual(texts)
    }),
  )
})

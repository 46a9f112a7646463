import { table, type Zone } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ text: z.string() })

const two = (value: number): string => String(value).padStart(2, '0')

const names = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2021, month)).toLocaleString('en-US', { month: 'long', timeZone: 'UTC' }),
)

/** What JavaScript's calendar and locale write of an instant for each field of a format. */
const writtenBy = (at: Date): Readonly<Record<string, string>> => ({
  yyyy: String(at.getUTCFullYear()).padStart(4, '0'),
  MMMM: names[at.getUTCMonth()] ?? '',
  MMM: names[at.getUTCMonth()]?.slice(0, 3) ?? '',
  MM: two(at.getUTCMonth() + 1),
  M: String(at.getUTCMonth() + 1),
  dd: two(at.getUTCDate()),
  d: String(at.getUTCDate()),
  HH: two(at.getUTCHours()),
  H: String(at.getUTCHours()),
  hh: two(((at.getUTCHours() + 11) % 12) + 1),
  h: String(((at.getUTCHours() + 11) % 12) + 1),
  mm: two(at.getUTCMinutes()),
  ss: two(at.getUTCSeconds()),
  a: at.getUTCHours() < 12 ? 'AM' : 'PM',
})

const write = (format: string, at: Date): string =>
  format.replaceAll(/([A-Za-z])\1*/gu, (field) => writtenBy(at)[field] ?? field)

const dateFormats = ['d MMM yyyy', 'MMMM dd, yyyy', 'M/d/yyyy', 'yyyyMMMdd', 'd.MM.yyyy', 'yyyy M d']
const clockFormats = ['d MMM yyyy h:mm a', 'MM/dd/yyyy hh:mm:ss a', 'yyyy-M-d H:mm:ss', 'd.M.yyyy, HH:mm']

const instant = fc
  .date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((at) => new Date(Math.floor(at.getTime() / 1_000) * 1_000))

const inCase = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
)

const read = (
  rule: 'toDate' | 'toTimestamp',
  format: string,
  texts: readonly string[],
  zone: Zone = 'UTC',
) => {
  const one = table('one', { raw, zone, clean: ({ text }) => ({ answer: text[rule](format) }) })
  return cleanRows(
    one,
    texts.map((text) => ({ text })),
  ).map(({ answer }) => answer)
}

const isoDay = (at: Date): string => at.toISOString().slice(0, 10)

const isoMoment = (at: Date): string => at.toISOString().replace('.000Z', 'Z')

describe('text of a format', () => {
  it.each(dateFormats)('is the day that JavaScript wrote: %s', (format) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(instant, inCase), { minLength: 1 }), (days) => {
        const texts = days.map(([at, change]) => change(write(format, at)))
        expect(read('toDate', format, texts)).toEqual(days.map(([at]) => isoDay(at)))
      }),
    )
  })

  it.each(clockFormats)('is the moment that JavaScript wrote: %s', (format) => {
    const hasSeconds = format.includes('ss')
    fc.assert(
      fc.property(fc.array(fc.tuple(instant, inCase), { minLength: 1 }), (moments) => {
        const texts = moments.map(([at, change]) => change(write(format, at)))
        const expected = moments.map(([at]) =>
          isoMoment(hasSeconds ? at : new Date(Math.floor(at.getTime() / 60_000) * 60_000)),
        )
        expect(read('toTimestamp', format, texts)).toEqual(expected)
      }),
    )
  })

  it('is the year of its hundred, for every first year', () => {
    for (let first = 0; first <= 9_900; first += 33) {
      const one = table('one', {
        raw,
        clean: ({ text }) => ({ answer: text.toDate('d/M/yy', { yearsFrom: first }).year() }),
      })
      const years = Array.from({ length: 100 }, (_, year) => year)
      const answers = cleanRows(
        one,
        years.map((year) => ({ text: `1/2/${two(year)}` })),
      )
      for (const { answer } of answers)
        expect(answer).toSatisfy((year) => year >= first && year < first + 100)
      expect(answers.map(({ answer }) => Number(answer) % 100)).toEqual(years)
    }
  })

  it('is nothing else: one character more, less, or another gives another day, or none', () => {
    const change = fc.tuple(instant, fc.nat(20), fc.constantFrom('', ' ', '0', '1', 'x', '/', '.', 'é'))
    fc.assert(
      fc.property(change, ([at, place, other]) => {
        const text = write('d MMM yyyy', at)
        const changed = text.slice(0, place) + other + text.slice(place + 1)
        const [answer] = read('toDate', 'd MMM yyyy', [changed])
        const isShape = /^[0-9]{1,2} [A-Za-z]{3} [0-9]{4}$/u.test(changed)
        if (!isShape) expect(answer).toBeNull()
        if (changed === text) expect(answer).toBe(isoDay(at))
      }),
    )
  })
})

describe('dates and timestamps', () => {
  it.each(dateFormats)('are written as JavaScript does, and read again: %s', (format) => {
    const one = table('one', {
      raw,
      clean: ({ text }) => ({ answer: text.toDate().dateFormat(format) }),
    })
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1 }), (days) => {
        const written = cleanRows(
          one,
          days.map((at) => ({ text: isoDay(at) })),
        ).map(({ answer }) => String(answer))
        expect(written).toEqual(days.map((at) => write(format, at)))
        expect(read('toDate', format, written)).toEqual(days.map(isoDay))
      }),
    )
  })

  it.each(clockFormats)('are written with their clocks: %s', (format) => {
    const one = table('one', {
      raw,
      clean: ({ text }) => ({ answer: text.toTimestamp("yyyy-MM-dd'T'HH:mm:ss").dateFormat(format) }),
    })
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1 }), (moments) => {
        const rows = moments.map((at) => ({ text: at.toISOString().slice(0, 19) }))
        expect(cleanRows(one, rows).map(({ answer }) => answer)).toEqual(
          moments.map((at) => write(format, at)),
        )
      }),
    )
  })
})

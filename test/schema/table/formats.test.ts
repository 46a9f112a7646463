import { type Column, Refusal, type Text, table } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const refusalOf = (rule: (text: Text) => Column): string => {
  try {
    table('t', { raw: z.object({ a: z.string() }), clean: ({ a }) => ({ x: rule(a) }) })
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a format is refused', () => {
  it.each<readonly [string, (text: Text) => Column, string]>([
    ['that lacks a field', (a) => a.toDate('MM/yyyy'), 'toDate: expected a field for the day, got none'],
    [
      'with a field twice',
      (a) => a.toDate('d/M/yyyy MMM'),
      'toDate: expected one field for the month, got two',
    ],
    [
      'with years of two digits, of which nothing is said',
      (a) => a.toDate('d/M/yy'),
      'toDate: "d/M/yy" has years of two digits; say which hundred years they mean: { yearsFrom: 1970 } is 1970 to 2069',
    ],
    [
      'with a first year that is none',
      (a) => a.toDate('d/M/yy', { yearsFrom: 9_901 }),
      'toDate: yearsFrom: expected a year from 0 to 9900, got 9901',
    ],
    [
      'in which digits follow one digit or two',
      (a) => a.toDate('dMyyyy'),
      'toDate: d has one digit or two, and digits follow; write dd, or a mark between',
    ],
    [
      'with an hour of twelve and no half of the day',
      (a) => a.toTimestamp('d/M/yyyy h:mm'),
      'toTimestamp: h and hh count to 12, and need a for AM or PM; write H or HH',
    ],
    [
      'with a half of the day and an hour of 24',
      (a) => a.toTimestamp('d/M/yyyy HH:mm a'),
      'toTimestamp: a (AM or PM) needs h or hh',
    ],
    [
      'with words outside of quotes',
      (a) => a.toDate('d of MMMM yyyy'),
      'toDate: "o" is no field of a format, expected yyyy, yy, MMMM, MMM, MM, M, dd, d, HH, H, hh, h, mm, ss, a, [.S], XXX; put words in quotes: \'at\'',
    ],
    ['for a list of none', (a) => a.toDate([]), 'toDate: expected one format or more, got none'],
    [
      'that writes years of two digits',
      (a) => a.toDate().dateFormat('d/M/yy'),
      'dateFormat: format: yy writes no century; write yyyy',
    ],
    [
      'that writes a clock that a date lacks',
      (a) => a.toDate().dateFormat('HH:mm'),
      'dateFormat: format: "HH" is no field of a date; write toTimestamp().dateFormat(...)',
    ],
  ])('%s', (_, rule, message) => {
    expect(refusalOf(rule)).toBe(`t.x: ${message}`)
  })
})

describe('formats in order', () => {
  const message = (one: string, other: string): string =>
    `t.x: toDate: "${one}" and "${other}" can both read one text, as different days; leave one out, or say that the first has its way: { overlap: 'first' }`

  it.each([
    ['dd/MM/yyyy', 'MM/dd/yyyy'],
    ['d/M/yyyy', 'MM/dd/yyyy'],
    ['yyyyMMdd', 'ddMMyyyy'],
  ])('are refused where both can read one text as different days: %s and %s', (one, other) => {
    expect(refusalOf((a) => a.toDate(['yyyy-MM-dd', one, other]))).toBe(message(one, other))
  })

  it.each([
    ['d/M/yyyy', 'dd/MM/yyyy'],
    ['d/M/yyyy', 'M/d/yy'],
    ['d.M.yyyy', 'M/d/yyyy'],
    ['d MMM yyyy', 'd MMMM yyyy'],
    ['d MMM yyyy', 'MMM d yyyy'],
    ['yyyy-MM-dd', 'dd-MM-yyyy'],
  ])('are taken where no text is read as different days: %s and %s', (one, other) => {
    const made = table('t', {
      raw: z.object({ a: z.string() }),
      clean: ({ a }) => ({ x: a.toDate([one, other], { yearsFrom: 1970 }) }),
    })
    expect(made.name).toBe('t')
  })
})

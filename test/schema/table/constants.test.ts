import {
  concat,
  fromJSON,
  type Json,
  list,
  type RawColumns,
  Refusal,
  table,
  toJSON,
  when,
} from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({
  title: z.string(),
  index: z.int32(),
  tags: z.array(z.string()),
  place: z.object({ lat: z.float64() }),
})

type Raw = RawColumns<typeof raw.shape>

/** What JavaScript without types could pass. */
const loose = (value: unknown): never => value as never

/** The refusal of a table whose only wrong column is `a`. */
const refusal = (rule: (raw: Raw) => unknown): Refusal => {
  try {
    table('pin', {
      raw,
      clean: (raw) => ({ title: raw.title, a: loose(rule(loose(raw))), index: raw.index }),
    })
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const ints = 'expected a whole number of 32 bits, got number'

describe('a wrong constant is refused when the table is defined, with table, output column and operation', () => {
  it.each<[string, (raw: Raw) => unknown, string]>([
    ['a place with a fraction', (raw) => raw.title.substring(1.5, 2), `substring: from: ${ints} 1.5`],
    [
      'a length that is no number',
      (raw) => raw.title.substring(1, Number.NaN),
      `substring: length: ${ints} NaN`,
    ],
    [
      'a length without end',
      (raw) => raw.title.substring(1, Infinity),
      `substring: length: ${ints} Infinity`,
    ],
    ['a zero below zero', (raw) => raw.title.substring(-0, 2), `substring: from: ${ints} -0`],
    ['2^31', (raw) => raw.title.substring(2 ** 31, 2), `substring: from: ${ints} 2147483648`],
    [
      'text for a number',
      (raw) => raw.title.substring(loose('1'), 2),
      'substring: from: expected a whole number of 32 bits, got text "1"',
    ],
    ['an index with a fraction', (raw) => raw.tags.at(0.5), `at: index: ${ints} 0.5`],
    ['an index of 2^31', (raw) => raw.tags.at(2 ** 31), `at: index: ${ints} 2147483648`],
    [
      'an unknown format',
      (raw) => raw.title.toDate('YYYY'),
      'toDate: "YYYY" is no field of a format, expected yyyy, yy, MMMM, MMM, MM, M, dd, d, HH, H, hh, h, mm, ss, a, [.S], XXX; put words in quotes: \'at\'',
    ],
    [
      'a clock for dates',
      (raw) => raw.title.toDate('yyyy-MM-dd HH:mm'),
      'toDate: "yyyy-MM-dd HH:mm" has a clock, which a date lacks; write toTimestamp(...).toDate()',
    ],
    [
      'a unit of clocks for dates',
      (raw) => raw.title.toDate().dateTrunc(loose('day')),
      'dateTrunc: unit: expected one of "year", "quarter", "month", "week", got text "day"',
    ],
    ['half a day', (raw) => raw.title.toDate().addDays(0.5), 'addDays: takes int, got double'],
    ['no sentinels', (raw) => raw.title.nullIf(), 'nullIf: takes one or more values, got none'],
    [
      'a sentinel of another type',
      (raw) => raw.title.nullIf(loose(1)),
      'nullIf: expected text, got number 1',
    ],
    [
      'a group that the pattern lacks',
      (raw) => raw.title.regexpExtract(/a(b)/u, 2),
      "regexpExtract: group: expected one of the pattern's groups, 0 to 1, got 2",
    ],
    [
      'a group below zero',
      (raw) => raw.title.extract(/a(b)/u, -1),
      "extract: group: expected one of the pattern's groups, 0 to 1, got -1",
    ],
    [
      'a pattern with a flag',
      (raw) => raw.title.rlike(/a/su),
      'rlike: expected /a/u, got the flag s too, which is not supported: write [\\s\\S] for any character',
    ],
    [
      'text for a pattern',
      (raw) => raw.title.rlike(loose('a')),
      'rlike: expected a regular expression such as /[0-9]+/u, got "a"',
    ],
    [
      'half a surrogate pair',
      (raw) => raw.title.regexpReplace(/a/u, '\ud83d'),
      'regexpReplace: replacement: expected well-formed text, got text "\\ud83d", which holds half a surrogate pair',
    ],
    [
      'an empty prefix',
      (raw) => raw.title.stripPrefix(''),
      'stripPrefix: prefix: expected text that is not empty, got ""',
    ],
    [
      'a suffix that stands for no power of ten',
      (raw) => raw.title.toInt({ suffixes: { k: 1024 } }),
      'toInt: suffixes: expected a power of ten from 10 to 1e18 for "k", got 1024',
    ],
    [
      'a suffix with a digit',
      (raw) => raw.title.toDecimal(10, 2, { suffixes: { '1k': 1000 } }),
      'toDecimal: suffixes: expected text without digits, signs, points and blanks, got "1k"',
    ],
    [
      'a precision that no decimal has',
      (raw) => raw.title.toDecimal(39, 2),
      'toDecimal: expected a precision from 1 to 38 and a scale from 0 to the precision, got decimal(39, 2)',
    ],
    [
      'a field that is not there',
      (raw) => raw.place.field(loose('lon')),
      'field: name: expected one of the fields lat, got "lon"',
    ],
  ])('%s', (_, rule, message) => {
    expect(refusal(rule).message).toBe(`pin.a: ${message}`)
  })
})

describe('a refusal', () => {
  it('names the output column, however much is done to the column that was refused', () => {
    const later = (raw: Raw) => concat(raw.title.substring(0.5, 1).upper().coalesce('x').substring(1, 1), '!')
    expect(refusal(later).message).toBe(`pin.a: substring: from: ${ints} 0.5`)
    const branch = (raw: Raw) => when(raw.tags.at(0.5).isNull(), 'a').otherwise('b')
    expect(refusal(branch).message).toBe(`pin.a: at: index: ${ints} 0.5`)
    const beside = (raw: Raw) => list('a', raw.title.upper().substring(0.5, 1))
    expect(refusal(beside).message).toBe(`pin.a: substring: from: ${ints} 0.5`)
  })

  it('names what is no method: concat, list and when', () => {
    const takes = 'takes columns of one type, got text and int'
    expect(refusal((raw) => concat(raw.title, loose(raw.index))).message).toBe(`pin.a: concat: ${takes}`)
    expect(refusal((raw) => list(raw.title, raw.index)).message).toBe(`pin.a: list: ${takes}`)
    expect(refusal((raw) => when(raw.title.isNull(), raw.title).otherwise(loose(raw.index))).message).toBe(
      `pin.a: when: ${takes}`,
    )
  })

  it('says the path to the raw column where no output column holds what was refused', () => {
    expect(
      refusal((raw) => {
        raw.title.upper().substring(0.5, 1)
        return raw.title
      }).message,
    ).toBe(`pin: clean: title.substring: from: ${ints} 0.5`)
  })

  it('in where says so', () => {
    const define = () =>
      table('pin', {
        raw,
        clean: (raw) => ({ a: raw.title }),
        where: (row) => row.a.substring(0.5, 1).isNull(),
      })
    expect(define).toThrow(`pin: where: substring: from: ${ints} 0.5`)
  })

  it('comes from the line of the call', () => {
    const refused = refusal(function here(raw) {
      return raw.title.substring(0.5, 1)
    })
    expect(refused.stack).toMatch(/^Refusal: pin\.a: substring: from: expected/u)
    expect(refused.stack).toContain('at here (')
  })
})

describe('JSON', () => {
  const good = table('pin', {
    raw,
    clean: (raw) => ({ a: raw.title.substring(1, 2), b: raw.title.regexpExtract(/a(b)/u, 1) }),
  })
  const changed = (from: string, to: string) => () =>
    fromJSON(JSON.parse(JSON.stringify(toJSON(good)).replace(from, to)) as Json)

  it.each([
    ['"from":1', '"from":1.5', `substring: from: ${ints} 1.5`],
    ['"from":1', '"from":-0', `substring: from: ${ints} -0`],
    ['"from":1', '"from":null', 'substring: from: expected a whole number of 32 bits, got null'],
    ['"group":1', '"group":2', "regexpExtract: group: expected one of the pattern's groups, 0 to 1, got 2"],
    ['"a(b)"', '"a(b"', 'regexpExtract: pattern: Invalid regular expression: /a(b/u: Unterminated group'],
    ['"a(b)"', '7', 'regexpExtract: pattern: expected a pattern, got number 7'],
  ])('with %s for %s is refused by the same check', (from, to, message) => {
    expect(changed(from, to)).toThrow(message)
  })
})

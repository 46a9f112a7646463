import { type Column, type Text, table } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const refusalOf = (rule: (text: Text) => Column): string => {
  try {
    table('pin', { raw: z.object({ title: z.string() }), clean: ({ title }) => ({ out: rule(title) }) })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error('nothing was refused')
}

const loose = (value: unknown): never => value as never

describe('what has no meaning that is the same everywhere is refused when the table is defined', () => {
  it.each<[string, (text: Text) => Column, string]>([
    ['replace', (text) => text.replace('', 'a'), 'pin.out: replace: search: expected text that is not empty'],
    [
      'translate, a character twice',
      (text) => text.translate('aba', 'x'),
      'pin.out: translate: from: expected each character once, got text "a" twice',
    ],
    [
      'translate, more characters',
      (text) => text.translate('a', '😀b'),
      'to: expected at most 1 characters, as many as from has, got 2',
    ],
    ['translate, U+0000', (text) => text.translate('a', '\0'), 'to: expected no U+0000'],
    ['locate', (text) => text.locate('a', 0), 'locate: from: expected a whole number from 1 to 2147483647'],
    [
      'splitPart 0',
      (text) => text.splitPart(',', 0),
      'part: expected a whole number other than 0, above -2147483648, got number 0; parts count from 1',
    ],
    [
      'substringIndex',
      (text) => text.substringIndex('', 1),
      'delimiter: expected text that is not empty, got ""',
    ],
    ['trim', (text) => text.trim(''), 'trim: characters: expected text that is not empty'],
    ['repeat', (text) => text.repeat(-1), 'repeat: times: expected a whole number from 0 to 1000000, got -1'],
    ['like', (text) => text.like('a\\b'), 'pattern: expected \\%, \\_ or \\\\ where there is a backslash'],
    ['ilike', (text) => text.ilike('é%'), 'pattern: expected ASCII alone, got text "é"'],
    [
      'regexpExtractAll',
      (text) => text.regexpExtractAll(/a*/u),
      'pattern: expected one that takes a character or more',
    ],
    ['regexpCount', (text) => text.regexpCount(/^/u), 'pattern: expected one that takes a character or more'],
    ['sha2', (text) => text.sha2(loose(128)), 'bits: expected one of "224", "256", "384", "512"'],
    [
      'mapValues, a key twice',
      (text) =>
        text.mapValues([
          ['a', 1],
          ['a', 2],
        ]),
      'from: expected each key once, got "a" twice',
    ],
    [
      'mapValues, two types',
      (text) => text.mapValues({ a: 1, b: 'x' } as never),
      'to: expected values of one type, got int and text',
    ],
    ['mapValues, nothing', (text) => text.mapValues({}), 'mapValues: takes one or more values, got none'],
    [
      'mapValues, a policy',
      (text) => text.mapValues({ a: 1 }, loose('drop')),
      "expected 'null', 'keep' or { value: ... } for other values, got text \"drop\"",
    ],
    [
      'mapValues, too many',
      (text) => text.mapValues(Array.from({ length: 10_001 }, (_, key) => [`${key}`, key] as const)),
      'expected at most 10000 entries, got 10001; make a table of them, and join it',
    ],
    [
      'nearest',
      (text) => text.nearest(['a', 'a'], { within: 1 }),
      'values: expected each text once, got "a" twice',
    ],
    [
      'nearest, far',
      (text) => text.nearest(['a'], { within: 6 }),
      'within: expected a whole number from 0 to 5',
    ],
    [
      'parseBoolean',
      (text) => text.parseBoolean({ true: ['yes'], false: ['YES'] }),
      'expected "yes" to be true or false, got it for both',
    ],
    ['parseBoolean, nothing', (text) => text.parseBoolean({ true: [], false: ['no'] }), 'got none'],
    ['hashPii', (text) => text.hashPii(''), 'salt: expected text that is not empty'],
    [
      'captures',
      (text) => text.captures(/(a)(b)/u, 'one').one,
      'captures: expected a name of its own for each of the 2 groups (any, any), got text "one"',
    ],
    [
      'captures, another name',
      (text) => text.captures(/(?<one>a)/u, 'two').two,
      'for each of the 1 groups (one), got text "two"',
    ],
  ])('%s', (_, rule, message) => {
    expect(refusalOf(rule)).toContain(message)
  })
})

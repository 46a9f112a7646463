import { checkReplacement, escapeText, type Pattern, parsePattern, patternExamples } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnPattern } from '../../kit/draw/pattern.js'

const patternOf = (source: string): Pattern => parsePattern(new RegExp(source, 'u'))

describe('checkReplacement', () => {
  it.each<[string, readonly (string | number)[]]>([
    ['', []],
    ['x', ['x']],
    ['$1', [1]],
    ['$2-$1', [2, '-', 1]],
    ['$10', [1, '0']],
    ['$$1', ['$1']],
    ['a$$b', ['a$b']],
    ['\\$1', ['\\', 1]],
    ['\n{}', ['\n{}']],
  ])('reads %j', (replacement, pieces) => {
    expect(checkReplacement(patternOf('(a)(b)'), replacement)).toEqual({ pieces })
  })

  it.each<[string, string, string]>([
    ['(a)', '$2', 'replacement "$2": at 0, there is no group 2: /(a)/u has 1'],
    [
      '(a)',
      '<$0>',
      'replacement "<$0>": at 1, $ is followed by 1 to 9 for a group, or by $ for a dollar sign',
    ],
    ['(a)', '$&', '$ is followed by 1 to 9'],
    ['(a)', 'US$', 'at 2, $ is followed by 1 to 9'],
    ['(a)', '$<x>', '$<x> names a group, and /(a)/u has no names'],
    ['(a)'.repeat(12), '$12', 'JavaScript would take group 12; only $1 to $9 are here'],
    ['(a)', '\ud800', 'expected well-formed text'],
    ['a*', 'x', '/a*/u can match the empty text, which cannot be replaced'],
    ['^', 'x', '/^/u can match the empty text'],
  ])('refuses, for /%s/u, the replacement %j', (source, replacement, message) => {
    expect(() => checkReplacement(patternOf(source), replacement)).toThrow(message)
  })
})

describe('escapeText', () => {
  it.each([
    ['Local save in ', 'Local save in '],
    ['1.2k (+/-) [x] {y} a|b ^$ *? \\', '1\\.2k \\(\\+\\/-\\) \\[x\\] \\{y\\} a\\|b \\^\\$ \\*\\? \\\\'],
    ['a\n\t\u0000', 'a\\n\\t\\u{0}'],
    ['naïve – “x”', 'naïve – “x”'],
    ['e\u0301\u00a0', 'e\\u{301}\\u{a0}'],
  ])('writes %j', (text, source) => {
    expect(escapeText(text)).toBe(source)
  })

  it('matches exactly the text', () => {
    const texts = fc.string({ unit: 'binary', minLength: 1 }).map((text) => text.toWellFormed())
    fc.assert(
      fc.property(texts, (text) => {
        const pattern = patternOf(escapeText(text))
        expect(pattern.source).toBe(escapeText(text))
        expect(pattern.tree).toEqual({
          kind: 'literal',
          codePoints: Array.from(text, (character) => character.codePointAt(0)),
        })
      }),
    )
  })

  it('refuses a lone surrogate', () => {
    expect(() => escapeText('a\udc00')).toThrow('expected well-formed text')
  })
})

describe('patternExamples', () => {
  const examples = (source: string): readonly string[] => patternExamples(patternOf(source))

  it('tries what matches, and what only nearly does', () => {
    expect(examples('^Local save in ')).toEqual(
      expect.arrayContaining(['Local save in ', 'xLocal save in ', 'Local save in', 'LOCAL SAVE IN ', '']),
    )
    expect(examples('[0-9]+k$')).toEqual(expect.arrayContaining(['5k', '55k', 'k', '5K', '5k\n', '/k', ':k']))
    expect(examples('a{2,3}')).toEqual(expect.arrayContaining(['aa', 'aaa', 'a', 'aaaa']))
  })

  it('are few, short, well-formed, and always the same', () => {
    fc.assert(
      fc.property(drawnPattern, (pattern) => {
        const texts = patternExamples(pattern)
        expect(texts).toEqual(patternExamples(pattern))
        expect(texts.length).toBeLessThanOrEqual(60)
        for (const text of texts) expect(text.isWellFormed()).toBe(true)
      }),
    )
    expect(Math.max(...examples('(?:(?:a{100}){100}){100}').map((text) => text.length))).toBeLessThan(1_000)
  })

  it.each([/^a+$/u, /[^x]\d/u, /(a)|bc+?d/u, /\s{2,}$/u, /./u])(
    '%s matches some of them, and misses some',
    (regexp) => {
      const matched = patternExamples(parsePattern(regexp)).filter((text) => regexp.test(text))
      expect(matched.length).toBeGreaterThan(0)
      expect(matched.length).toBeLessThan(patternExamples(parsePattern(regexp)).length)
    },
  )
})

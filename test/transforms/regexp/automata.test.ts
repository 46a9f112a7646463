import { checkReplacement, type Pattern, parsePattern } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractDecoded, replaceDecoded } from '../../../packages/transforms/src/kernels/pattern/by-regexp.js'
import { extractMatches } from '../../../packages/transforms/src/kernels/pattern/regexp-extract.js'
import { replaceMatches } from '../../../packages/transforms/src/kernels/pattern/regexp-replace.js'
import { automatonOf } from '../../../packages/transforms/src/regexp/automaton.js'
import { matchesAt, search } from '../../../packages/transforms/src/regexp/whole.js'
import { patternCase } from '../../kit/draw/pattern.js'
import { firstMatch } from './first-match.js'
import { ofTexts, testsOf, textsOf } from './text-columns.js'

const utf8 = new TextEncoder()
const patternOf = (source: string): Pattern => parsePattern(new RegExp(source, 'u'))

const each = <T>(
  texts: readonly (string | undefined)[],
  of: (text: string) => T,
): readonly (T | undefined)[] => texts.map((text) => (text === undefined ? undefined : of(text)))

/** The groups of the first match by the automaton alone, undefined on a miss; and where it begins. */
const found = (pattern: Pattern, text: string): readonly [number, ...(string | undefined)[]] | undefined => {
  const automaton = automatonOf(pattern)
  if (automaton === undefined) throw new Error(`no automaton for /${pattern.source}/u`)
  const bytes = utf8.encode(text)
  const slots = new Int32Array(2 * pattern.groups + 2)
  const end = search(automaton, bytes, 0, bytes.length, true, slots, 0, false)
  expect(matchesAt(automaton, bytes, 0, bytes.length, true)).toBe(end < 0 ? 0 : 1)
  if (end < 0) return undefined
  slots[1] = end
  const groups = Array.from({ length: pattern.groups + 1 }, (_, group) =>
    (slots[2 * group] as number) < 0
      ? undefined
      : new TextDecoder('utf-8', { ignoreBOM: true }).decode(
          bytes.subarray(slots[2 * group], slots[2 * group + 1]),
        ),
  )
  return [slots[0] as number, ...groups]
}

/** Whether a pattern looks ahead or behind, for which there is no automaton. */
const looks = ({ tree }: Pattern): boolean => JSON.stringify(tree).includes('"kind":"look"')

describe('automata', () => {
  it('find the match and the groups that RegExp finds', () => {
    fc.assert(
      fc.property(patternCase, ({ pattern, texts }) => {
        fc.pre(!looks(pattern))
        for (const text of texts) {
          const expected = firstMatch(pattern.source, text)
          expect(found(pattern, text)).toEqual(
            expected === null ? undefined : [utf8.encode(text.slice(0, expected.index)).length, ...expected],
          )
        }
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['^|$', ''],
    ['$^', ''],
    ['a$|ab', 'ab'],
    ['(?:a|ab)(?:c|bcd)$', 'xabcd'],
    ['(a+?)(a*)$', 'baaa'],
    ['((?:a|b){0,9}?)b$', 'abab'],
    ['(\\s*)(\\S+)(\\s*)$', ' \u3000 é😀 \n'],
    ['[^a]$', 'a😀'],
    ['^a$|b', 'ab'],
    ['(?:^a|b)$', 'ab'],
    ['(a)|(b)|c$', 'xc'],
    ['[\\ud000-\\uf000]+', 'a\ud7ff\ue000b'],
    ['[\\u{7f}-\\u{80}\\u{7ff}-\\u{800}\\u{ffff}-\\u{10000}]+$', '~\u007f\u0080\u07ff\u0800\uffff\u{10000}'],
    ['()(a|)', 'a'],
  ])('find /%s/u in %j as RegExp does', (source, text) => {
    const expected = new RegExp(source, 'u').exec(text)
    expect(found(patternOf(source), text)?.slice(1)).toEqual(expected === null ? undefined : [...expected])
  })

  it.each(['(^|,)b$', '(?:^|,)b$', '(^|é)[0-9]*b$', '((?:^a|b){1,4})$', '(?:^|a)$'])(
    'find a match that begins where the text does, and goes to its end: /%s/u',
    (source) => {
      const pattern = patternOf(source)
      const texts = ['b', ',b', 'a,b', 'ab', 'bb', '', 'éb', '1b', 'é12b', 'a', 'aé', 'bb,b', undefined]
      const first = new RegExp(source, 'u')
      expect(testsOf(pattern, ofTexts(texts))).toEqual(each(texts, (text) => first.test(text)))
      for (let group = 0; group <= pattern.groups; group++)
        expect(textsOf(extractMatches(pattern, group)(ofTexts(texts)))).toEqual(
          each(texts, (text) => first.exec(text)?.[group] ?? ''),
        )
    },
  )

  it('test, extract and replace in columns as RegExp does, and as they do on the other route', () => {
    fc.assert(
      fc.property(patternCase, fc.nat(7), ({ pattern, replacement, texts }, hole) => {
        const cells = texts.map((text, index) => (index === hole ? undefined : text))
        const column = ofTexts(cells)
        const first = each(cells, (text) => ({ match: firstMatch(pattern.source, text) }))
        expect(testsOf(pattern, column)).toEqual(first.map((found) => found && found.match !== null))
        for (let group = 0; group <= pattern.groups; group++) {
          const expected = first.map((found) => found && (found.match?.[group] ?? ''))
          expect(textsOf(extractMatches(pattern, group)(column))).toEqual(expected)
          expect(textsOf(extractDecoded(pattern, group, null)(column))).toEqual(expected)
        }
        if (replacement === null) return
        const read = checkReplacement(pattern, replacement)
        const every = new RegExp(pattern.source, 'gu')
        const expected = each(cells, (text) => text.replaceAll(every, replacement))
        const ours = replaceMatches(pattern, read)(column)
        expect(textsOf(ours)).toEqual(expected)
        expect(textsOf(replaceDecoded(pattern, read, null)(column))).toEqual(expected)
        expect(ours === column).toBe(expected.every((text, index) => text === cells[index]))
      }),
      { numRuns: 200 },
    )
  })
})

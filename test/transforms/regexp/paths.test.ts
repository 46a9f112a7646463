import { checkReplacement, type Pattern, parsePattern } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractMatches } from '../../../packages/transforms/src/kernels/pattern/regexp-extract.js'
import { replaceMatches } from '../../../packages/transforms/src/kernels/pattern/regexp-replace.js'
import { automatonOf } from '../../../packages/transforms/src/regexp/automaton.js'
import { ofTexts, testsOf, textsOf } from './text-columns.js'

const patternOf = (source: string): Pattern => parsePattern(new RegExp(source, 'u'))
const isPath = (source: string): boolean => automatonOf(patternOf(source))?.path !== undefined

const withPath = [
  '[^a-c0-9]+',
  '(a)(?:(b)c)?',
  'a(?:bc)?(?:d(e))?',
  '(a+?)(b*)c?',
  '(?:a(b))?c',
  '^([0-9]+) ([a-z]+)',
  'ab/([0-9a-f]+)\\.c$',
  'ab/([0-9]+)(?:k|(é))',
  'a(?:b|c){0,9}?d',
  '(😀|é)([a-z]*)(é|$)',
  'a$|b',
]
const withoutPath = ['(a*)a', '(?:a|ab)(c|bcd)', '.*(b)', '(a|)(a|b)', 'a.*k', ' [0-9]+ .*b', 'é[^é]*é']
const replacements = ['', '_', '12345678', 'ééé', '<$$>']

/** Texts of which some are long, and many have what the patterns look for. */
const texts = fc.array(
  fc
    .array(
      fc.oneof(
        fc.constantFrom('a', 'b', 'c', 'd', 'e', '0', '7', 'f', 'k', ' ', '.', 'é', '😀'),
        fc.constantFrom('ab/', '.c', 'abc', 'abd', '12 ab', ' '.repeat(150), 'a'.repeat(140)),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  { minLength: 1, maxLength: 40 },
)

describe('paths', () => {
  it('are there where one thread is left at each byte, and only there', () => {
    expect(withPath.filter((source) => !isPath(source))).toEqual([])
    expect(withoutPath.filter(isPath)).toEqual([])
  })

  it.each([...withPath, ...withoutPath])('of /%s/u: test, extract and replace as RegExp does', (source) => {
    const pattern = patternOf(source)
    const first = new RegExp(source, 'u')
    const every = new RegExp(source, 'gu')
    fc.assert(
      fc.property(texts, fc.constantFrom(1, 20), fc.constantFrom(...replacements), (some, times, put) => {
        const all = Array.from({ length: times }, () => some).flat()
        const cells = all.map((text, index) => (index % 7 === 3 ? undefined : text))
        const column = ofTexts(cells)
        const each = <T>(of: (text: string) => T): readonly (T | undefined)[] =>
          cells.map((text) => (text === undefined ? undefined : of(text)))
        expect(testsOf(pattern, column)).toEqual(each((text) => first.test(text)))
        for (let group = 0; group <= pattern.groups; group++)
          expect(textsOf(extractMatches(pattern, group)(column))).toEqual(
            each((text) => first.exec(text)?.[group] ?? ''),
          )
        if (pattern.canMatchEmpty) return
        const ours = replaceMatches(pattern, checkReplacement(pattern, put))(column)
        const expected = each((text) => text.replaceAll(every, put))
        expect(textsOf(ours)).toEqual(expected)
        expect(ours === column).toBe(expected.every((text, index) => text === cells[index]))
      }),
      { numRuns: 60 },
    )
  })
})

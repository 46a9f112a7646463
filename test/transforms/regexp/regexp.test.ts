import { checkReplacement, parsePattern } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractor, replacer, tester } from '../../../packages/transforms/src/regexp/match.js'
import { patternCase } from '../../kit/draw/pattern.js'
import { answers } from './patterns.js'

const patternOf = (source: string) => parsePattern(new RegExp(source, 'u'))

describe('patterns', () => {
  it.each(answers)('/%s/u on %j gives what Spark gave', (source, text, groups, replacement, replaced) => {
    const pattern = patternOf(source)
    const read = checkReplacement(pattern, replacement)
    expect(groups.map((_, group) => extractor(pattern, group)(text))).toEqual(groups)
    expect(tester(pattern)(text)).toBe(groups[0] !== '')
    expect(replacer(pattern, read)(text)).toBe(replaced)
  })

  it('match no empty text between the halves of a character, where V8 does', () => {
    expect(extractor(patternOf('(?!\\D)|b'), 0)('😁b')).toBe('b')
    expect(tester(patternOf('(?!\\D)'))('😁b')).toBe(true)
    expect(tester(patternOf('(?!\\D)x?b'))('😁b')).toBe(false)
  })

  it('give the same for the same text, whatever came before', () => {
    const test = tester(patternOf('b'))
    const replace = replacer(patternOf('b'), { pieces: ['c'] })
    expect(['ab', 'ab', 'a', 'ab'].map(test)).toEqual([true, true, false, true])
    expect(['ab', 'bb', 'ab'].map(replace)).toEqual(['ac', 'cc', 'ac'])
  })

  it('replace as JavaScript does', () => {
    fc.assert(
      fc.property(patternCase, ({ pattern, replacement, texts }) => {
        fc.pre(replacement !== null)
        const replace = replacer(pattern, checkReplacement(pattern, replacement))
        for (const text of texts)
          expect(replace(text)).toBe(text.replaceAll(new RegExp(pattern.source, 'gu'), replacement))
      }),
    )
  })

  it('leave a text alone where they do not match, and match where they replace', () => {
    fc.assert(
      fc.property(patternCase, ({ pattern, replacement, texts }) => {
        fc.pre(replacement !== null)
        const mark = replacer(pattern, { pieces: ['\u{f0000}'] })
        for (const text of texts) {
          expect(mark(text) !== text).toBe(tester(pattern)(text))
          expect(extractor(pattern, 0)(text) !== '').toBe(tester(pattern)(text))
        }
      }),
    )
  })

  it.each([
    ['[^c]*', 'a😀'],
    ['[^c]{2,}', 'a😀'],
    ['[^c]{0,1990}', 'a😀'],
    ['(?:ab)*', 'ab'],
    ['(?:[^c][^d])*?$', 'a😀'],
    ['(?:a|b){0,240}', 'ab'],
    ['^(.*?)c(.*)$', 'a😀'],
  ])('/%s/u reads a cell of a million characters', (source, unit) => {
    const text = unit.repeat(500_000)
    expect(text.startsWith(extractor(patternOf(source), 0)(text))).toBe(true)
  })
})

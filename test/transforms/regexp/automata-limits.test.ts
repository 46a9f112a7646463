import { checkReplacement, type Pattern, parsePattern } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { extractMatches } from '../../../packages/transforms/src/kernels/pattern/regexp-extract.js'
import { replaceMatches } from '../../../packages/transforms/src/kernels/pattern/regexp-replace.js'
import { automatonOf } from '../../../packages/transforms/src/regexp/automaton.js'
import { tooManyStates } from '../../../packages/transforms/src/regexp/search.js'
import { mostTransitions } from '../../../packages/transforms/src/regexp/states.js'
import { matchesAt, search } from '../../../packages/transforms/src/regexp/whole.js'
import { columnOf, ofTexts, testsOf, textsOf } from './text-columns.js'

const utf8 = new TextEncoder()
const patternOf = (source: string): Pattern => parsePattern(new RegExp(source, 'u'))

const made = (pattern: Pattern) => {
  const automaton = automatonOf(pattern)
  if (automaton === undefined) throw new Error(`no automaton for /${pattern.source}/u`)
  return automaton
}

/** Bytes that count how often one of them is read. */
const counting = (text: string): { readonly bytes: Uint8Array; readonly reads: () => number } => {
  let reads = 0
  const bytes = new Proxy(utf8.encode(text), {
    get: (target, key) => {
      reads++
      return Reflect.get(target, key)
    },
  })
  return { bytes, reads: () => reads }
}

/** A's and b's without a period. */
const noise = (length: number): string => {
  let seed = 1
  return Array.from({ length }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return seed >>> 31 === 0 ? 'a' : 'b'
  }).join('')
}

describe('automata are bounded', () => {
  it.each([
    [`^${'a?'.repeat(30)}a{30}$`, 'a'],
    [`${'a?'.repeat(30)}a{30}b`, 'a'],
    [`${'(?:a|a)'.repeat(40)}b`, 'a'],
    ['(a*)(a*)(a*)b', 'a'],
    ['(.*)(.*)(.*)x$', 'a😀'],
    ['[^x]+x', 'é'],
    ['\\s+$', ' a'],
    ['([0-9]+)-([0-9]+)$', '12-'],
  ])('/%s/u reads each byte of a long text a few times, and makes few states', (source, unit) => {
    const pattern = patternOf(source)
    const automaton = made(pattern)
    const size = 20_000
    const { bytes, reads } = counting(unit.repeat(size / unit.length))
    const length = utf8.encode(unit).length * Math.floor(size / unit.length)
    expect(matchesAt(automaton, bytes, 0, length, true)).toBe(0)
    expect(search(automaton, bytes, 0, length, true, new Int32Array(2 * pattern.groups + 2), 0, false)).toBe(
      -1,
    )
    expect(reads()).toBeLessThan(5 * length)
    expect(automaton.forward.next.length).toBeLessThan(10_000)
  })

  it('bytes that are no UTF-8 are read as often', () => {
    const source = `${'a?'.repeat(50)}a{50}(b|\ufffd\ufffd)`
    const cell = Uint8Array.of(...utf8.encode('a'.repeat(50)), 0xff)
    const column = columnOf([cell, undefined, utf8.encode(`${'a'.repeat(50)}b`)])
    const pattern = patternOf(source)
    expect(testsOf(pattern, column)).toEqual([false, undefined, true])
    expect(textsOf(extractMatches(pattern, 1)(column))).toEqual(['', undefined, 'b'])
    expect(replaceMatches(pattern, checkReplacement(pattern, '-'))(columnOf([cell])).bytes.at(-1)).toBe(0xff)
  })

  it('a text of a megabyte has its groups', () => {
    const text = `${'é-'.repeat(350_000)}12`
    const column = ofTexts([text, undefined, text])
    const pattern = patternOf('^(.*)-([0-9]+)$')
    expect(textsOf(extractMatches(pattern, 2)(column))).toEqual(['12', undefined, '12'])
    expect(textsOf(extractMatches(pattern, 1)(column))[0]).toBe(text.slice(0, -3))
    expect(textsOf(replaceMatches(patternOf('-'), { pieces: [] })(column))[2]).toBe(text.replaceAll('-', ''))
  })

  it('a program that would be too long is not made, and RegExp answers', () => {
    const pattern = patternOf('^x{99000}$')
    expect(automatonOf(pattern)).toBeUndefined()
    expect(testsOf(pattern, ofTexts(['x'.repeat(99_000), 'x'.repeat(99_001), undefined]))).toEqual([
      true,
      false,
      undefined,
    ])
  })

  it('more states than there may be are not made, and RegExp answers', () => {
    const source = 'a([ab]{20})c'
    const pattern = patternOf(source)
    const text = noise(100_000)
    const bytes = utf8.encode(text)
    const automaton = made(pattern)
    expect(matchesAt(automaton, bytes, 0, bytes.length, true)).toBe(tooManyStates)
    expect(automaton.forward.next.length).toBeLessThanOrEqual(2 * mostTransitions)
    const texts = [text, `${text}c`, 'c', undefined]
    const expected = (of: (text: string) => unknown) =>
      texts.map((each) => (each === undefined ? undefined : of(each)))
    const column = ofTexts(texts)
    expect(testsOf(pattern, column)).toEqual(expected((each) => new RegExp(source, 'u').test(each)))
    for (const group of [0, 1])
      expect(textsOf(extractMatches(pattern, group)(column))).toEqual(
        expected((each) => new RegExp(source, 'u').exec(each)?.[group] ?? ''),
      )
    expect(textsOf(replaceMatches(pattern, checkReplacement(pattern, '<$1>'))(column))).toEqual(
      expected((each) => each.replaceAll(new RegExp(source, 'gu'), '<$1>')),
    )
  })
})

import {
  checkReplacement,
  groupNamesOf,
  type Pattern,
  type PatternNode,
  parsePattern,
  Refusal,
} from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnPattern } from '../../kit/draw/pattern.js'

const patternOf = (source: string, flags = 'u'): Pattern => parsePattern(new RegExp(source, flags))

const literal = (text: string): PatternNode => ({
  kind: 'literal',
  codePoints: [...text].map((character) => Number(character.codePointAt(0))),
})

describe('parsePattern', () => {
  it('reads a tree, the number of groups, and whether the empty text can match', () => {
    expect(patternOf('^ab+?(?:c)(d|)$')).toEqual({
      source: '^ab+?(?:c)(d|)$',
      groups: 1,
      canMatchEmpty: false,
      tree: {
        kind: 'sequence',
        items: [
          { kind: 'start' },
          literal('a'),
          { kind: 'repeat', of: literal('b'), min: 1, max: Number.POSITIVE_INFINITY, greedy: false },
          literal('c'),
          {
            kind: 'group',
            number: 1,
            of: { kind: 'alternation', options: [literal('d'), { kind: 'sequence', items: [] }] },
          },
          { kind: 'end' },
        ],
      },
    })
  })

  it('numbers groups by where they open', () => {
    expect(patternOf('((a)b)(c)').groups).toBe(3)
    expect(patternOf('((a)b)(c)').tree).toMatchObject({
      items: [{ number: 1, of: { items: [{ number: 2 }, {}] } }, { number: 3 }],
    })
  })

  it.each(['a*', 'a?|b', '^', '$', '(?:)', '(a{0,3})(b*)', '()'])(
    '/%s/u can match the empty text',
    (source) => {
      expect(patternOf(source).canMatchEmpty).toBe(true)
    },
  )

  it.each(['\\s', '\\W', '.', '[^a\\n]', '[\\W\\d]', '[é-\\u{1f600}_]'])(
    '%s is the same set of code points as in JavaScript',
    (source) => {
      const { tree } = patternOf(source)
      const regexp = new RegExp(source, 'u')
      const listed = new Uint8Array(0x110000)
      if (tree.kind === 'class') for (const [first, last] of tree.ranges) listed.fill(1, first, last + 1)
      const wrong: number[] = []
      for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
        const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
        const matches = !isSurrogate && regexp.test(String.fromCodePoint(codePoint))
        if (matches !== (listed[codePoint] === 1)) wrong.push(codePoint)
      }
      expect(wrong).toEqual([])
    },
  )

  it('gives the same object for the same source, frozen, and comes back from it', () => {
    fc.assert(
      fc.property(drawnPattern, (pattern) => {
        expect(patternOf(pattern.source)).toBe(pattern)
        expect(Object.isFrozen(pattern.tree)).toBe(true)
      }),
    )
  })

  it.each<[string, string]>([
    ['a(?=(b))', '/a(?=(b))/u: look-ahead with a capturing group at 1 is not supported: write (?: for (,'],
    ['a(?!b*)', '/a(?!b*)/u: look-ahead without an end at 1 is not supported: bound its repeats'],
    ['(?<=a+)b', '/(?<=a+)b/u: look-behind without an end at 0 is not supported'],
    ['(?<!a{251})b', '/(?<!a{251})b/u: look-behind of 251 characters at 0 is not supported'],
    ['x(?<=[^a])b', '/x(?<=[^a])b/u: look-behind at characters above U+FFFF at 1 is not supported'],
    ['(?<=😀)b', 'look-behind at characters above U+FFFF at 0 is not supported'],
    ['(?<=^a)b', '/(?<=^a)b/u: look-behind with ^, $ or another look within at 0 is not supported'],
    ['(?<!\\b)b', 'look-behind with ^, $ or another look within at 0 is not supported'],
    ['(?<=(?:ab|c){2})b', 'look-behind with a repeat of what may have several forms at 0 is not supported'],
    ['(?:(?<=a)x)*c', '/(?:(?<=a)x)*c/u: a look-ahead or look-behind within a repeat at 0 is not supported'],
    ['a(?:c(?:(?=x)x)*){2}a', 'a look-ahead or look-behind within a repeat at 5 is not supported'],
    [
      '(?:b?(?<=a)x){2,}c',
      '/(?:b?(?<=a)x){2,}c/u: a look-ahead or look-behind within a repeat at 0 is not supported',
    ],
    ['(?<!x(?:ab?){2})b', 'look-behind with a repeat of what may have several forms at 0 is not supported'],
    ['(?:\\b)+', 'a repeat of what can match the empty text at 0 is not supported'],
    ['(a)\\1', '/(a)\\1/u: a back-reference at 3 is not supported'],
    ['x\\p{L}', '/x\\p{L}/u: \\p{L} at 1 is not supported: its characters change with the Unicode version'],
    ['[a\\P{Lu}]', '/[a\\P{Lu}]/u: \\P{Lu} at 2 is not supported'],
    ['a[]', '/a[]/u: a class that no character matches at 1 is not supported'],
    ['[^\\s\\S]', '/[^\\s\\S]/u: a class that no character matches at 0 is not supported'],
    ['\\ud83d', '/\\ud83d/u: a lone surrogate at 0 is not supported: text here is well-formed'],
    ['[\\ud800-\\udfff]', '/[\\ud800-\\udfff]/u: a lone surrogate at 1 is not supported'],
    ['a{0}', '/a{0}/u: {0} at 0 is not supported: it says that nothing is there'],
    ['a{0,100001}', '/a{0,100001}/u: a repeat of 100001 at 0 is not supported: at most 100000'],
    ['a{3000000000,}', '/a{3000000000,}/u: a repeat of 3000000000 at 0 is not supported: at most 100000'],
    ['x(?:a*)*', '/x(?:a*)*/u: a repeat of what can match the empty text at 1 is not supported'],
    ['(a|)?', '/(a|)?/u: a repeat of what can match the empty text at 0 is not supported'],
    ['(?:^)?', '/(?:^)?/u: a repeat of what can match the empty text at 0 is not supported'],
    ['(?:(a)|b)+', '/(?:(a)|b)+/u: a capturing group within a repeat at 0 is not supported'],
    ['(ab){2}', '/(ab){2}/u: a capturing group within a repeat at 0 is not supported'],
    [
      '(?:a|b)*',
      '/(?:a|b)*/u: the repeat * at 0 is not supported: on a long text it would overflow the stack',
    ],
    ['(?:a+b)+?', '/(?:a+b)+?/u: the repeat +? at 0 is not supported'],
    ['(?:a|b){0,5000}', 'repeat one class, as [ab]* for (?:a|b)*, or bound it, as {0,248}'],
    ['[^,]{0,5000}', 'write it without a limit, as .*, or bound it, as {0,1995}'],
    ['(?:[^,],)*', '/(?:[^,],)*/u: the repeat * at 0 is not supported'],
    ['(?:(?:a|b){0,100}c){0,100}', 'the repeat {0,100} at 0 is not supported'],
    [
      '^(?:a+){1,20}b',
      '/^(?:a+){1,20}b/u: the repeat {1,20} of what can match one text in several ways at 1 is not supported: on a text ' +
        'that does not match, Java tries all of them, which takes for ever; let each repeat end with what stands nowhere ' +
        'else in it, as (?:[0-9]+,){1,20} for (?:[0-9]+,?){1,20}, or repeat once, as a+ for (?:a+){1,20}',
    ],
    ...[
      '(?:a+){1,20}(?:[\\u0100-\\uffff]{3000})?b',
      '(?:a|a){4}',
      '(?:a|ab|b){1,20}c',
      '(?:a?b?c|c){1,20}',
      '(?:(?:|a?)c){1,20}',
      '(?:[a-z]+ ?){1,8}!',
      '(?:.*,){11}',
      '(?:(?:a+){1,3}){1,2}b',
      '(?:a{1,3}){4}',
      '(?:b(?:(?:a+){1,2}){1,2}){1,9}',
      '(?:ab|a(?:b|c)){0,5}',
    ].map((source): [string, string] => [source, 'of what can match one text in several ways']),
    ['(?:a|b)'.repeat(500), 'too many parts and repeats for the stack'],
    ['('.repeat(51) + ')'.repeat(51), 'nesting deeper than 50 groups at 50 is not supported'],
    ['('.repeat(1_900) + ')'.repeat(1_900), 'nesting deeper than 50 groups at 50 is not supported'],
    ['a'.repeat(4_001), 'expected at most 4000 characters, got 4001'],
  ])('refuses /%s/u', (source, message) => {
    expect(() => patternOf(source)).toThrow(Refusal)
    expect(() => patternOf(source)).toThrow(message)
  })

  // Java 17 says of each within a millisecond that a text of 32 characters does not match.
  it.each([
    '(?:[0-9]+,){1,20}x',
    '(?:a+b+){1,20}c',
    '(?:a{3}){1,20}b',
    '(?:ab|ac|b){1,20}d',
    '(?:a+){1,3}b',
    '(?:[^,]*,){11}',
    '(?:[0-9]{1,3}\\.){3}[0-9]{1,3}',
    '(?:a(?:b|bc)d){1,20}',
    '(?:(?:a+b){1,9}c){1,9}',
    '(?:a{2000}b?c){1,9}',
    '[ab]{1,900}',
  ])('takes /%s/u, whose repeats match a text in one way, or are few', (source) => {
    expect(patternOf(source).source).toBe(source)
  })

  it.each<[string, string]>([
    [
      'gu',
      'expected /a/u, got the flag g too, which is not supported: regexpReplace replaces every match already',
    ],
    ['mu', 'expected /a/u, got the flag m too'],
    ['su', 'expected /a/u, got the flag s too, which is not supported: write [\\s\\S] for any character'],
    ['uy', 'expected /a/u, got the flag y too'],
    ['du', 'expected /a/u, got the flag d too'],
    ['v', 'expected /a/u, got the flag v too'],
    ['', 'expected /a/u, got the pattern without its flag u'],
  ])('refuses the flags "%s"', (flags, message) => {
    expect(() => patternOf('a', flags)).toThrow(message)
  })

  it.each<[string, string]>([
    ['Ab1', '[Aa][bB]1'],
    ['[a-fK-]', '[a-fA-FKk\\u212a-]'],
    ['[^h-m]', '[^h-mH-M\\u212a]'],
    ['[X-c]s', '[X-cA-Cx-z][sS\\u017f]'],
    ['\\x61\\w[\\w.]€', '[\\x61A][\\w\\u212a\\u017f][\\w\\u212a\\u017f.]€'],
    ['\\d(?:a|.)\\s', '\\d(?:[aA]|.)\\s'],
  ])('writes the letters of /%s/iu out, as /%s/u', (source, expected) => {
    expect(patternOf(source, 'iu')).toBe(patternOf(expected))
    const folded = new RegExp(source, 'iu')
    const plain = new RegExp(expected, 'u')
    for (let codePoint = 0; codePoint <= 0xffff; codePoint++) {
      const text = String.fromCharCode(codePoint)
      for (const subject of [text, `a${text}`, `${text}b1`, `1${text} `])
        if (folded.test(subject) !== plain.test(subject))
          throw new Error(`${source}: ${codePoint.toString(16)}`)
    }
  })

  it.each([
    ['é', '/é/u: the flag i with a letter beyond ASCII, é, at 0 is not supported'],
    ['x[à-ÿ]', '/x[à-ÿ]/u: the flag i with the range à-ÿ at 2 is not supported'],
    ['\\W', '/\\W/u: \\W with the flag i at 0 is not supported: write [^\\w]'],
    ['a(?=b*)', '/a(?=b*)/u: look-ahead without an end at 1 is not supported'],
  ])('refuses /%s/iu', (source, message) => {
    expect(() => patternOf(source, 'iu')).toThrow(message)
  })

  it('numbers groups that have names', () => {
    const pattern = patternOf('(?<year>\\d+)-(\\d+)(?<zone>Z)?')
    expect(pattern.groups).toBe(3)
    expect(groupNamesOf(pattern)).toEqual(['year', null, 'zone'])
    expect(checkReplacement(pattern, '$<zone>$2$<year>').pieces).toEqual([3, 2, 1])
    expect(() => checkReplacement(pattern, '$<month>')).toThrow(
      'replacement "$<month>": at 0, there is no group <month>: /(?<year>\\d+)-(\\d+)(?<zone>Z)?/u has <year>, <zone>',
    )
    expect(() => checkReplacement(patternOf('a'), '$<month>')).toThrow('names a group, and /a/u has no names')
  })

  it('refuses what is no regular expression', () => {
    expect(() => Reflect.apply(parsePattern, undefined, ['a+'])).toThrow(
      'expected a regular expression such as /[0-9]+/u, got "a+"',
    )
  })
})

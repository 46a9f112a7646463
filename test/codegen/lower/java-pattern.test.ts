import { checkReplacement, parsePattern } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { javaPattern, javaReplacement } from '../../../packages/codegen/src/lower/java-pattern.js'
import { patternCase } from '../../kit/draw/pattern.js'

const dollar = '$'

describe('javaPattern', () => {
  it.each<[RegExp, string]>([
    [/Local save in /u, 'Local save in '],
    [/^a-b\/c "x" 'y' #&~,<>=!:;%@`_$/u, '^a-b/c "x" \'y\' #&~,<>=!:;%@`_\\z'],
    [/\^\$\\\.\*\+\?\(\)\[\]\{\}\|/u, '\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|'],
    [/\d+/u, '[0-9]+'],
    [/\D/u, '[^0-9]'],
    [/\w/u, '[0-9A-Z_a-z]'],
    [/[a-zA-Z0-9]/u, '[0-9A-Za-z]'],
    [
      /\s/u,
      '[\\t\\n\\x{b}\\f\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}]',
    ],
    [/./u, '[^\\n\\r\\x{2028}\\x{2029}]'],
    [/[\s\S]/u, '[\\x{0}-\\x{10ffff}]'],
    [/[,.-]/u, '[,\\-.]'],
    [/[!-~]/u, '[!-~]'],
    [/[a-cx0-1]/u, '[01a-cx]'],
    [/[.]/u, '\\.'],
    [/[,.$]/u, '[$,.]'],
    [/[-\]\\[^&]/u, '[\\&\\-\\[\\\\\\]\\^]'],
    [/[^\n"]/u, '[^\\n"]'],
    [/\t\n\f\r\v\0/u, '\\t\\n\\f\\r\\x{b}\\x{0}'],
    [/café – 日本/u, 'café – 日本'],
    [/é\u0301\u00a0\u200b😀/u, 'é\\x{301}\\x{a0}\\x{200b}\\x{1f600}'],
    [/[\u{d000}-\u{f000}]/u, '[퀀-\\x{d7ff}\\x{e000}-\\x{f000}]'],
    [/(a)(?:b)(?:c|d)e/u, '(a)b(?:c|d)e'],
    [/a|(?:b|c)|(?:)/u, 'a|b|c|'],
    [/(?:ab)+?(?:a|b){2}(?:a){1}/u, '(?:ab)+?(?:a|b){2}a'],
    [
      /a?b??c*d*?e+f+?g{2}h{2}?i{2,}j{2,}?k{2,3}l{2,3}?m{0,1}/u,
      'a?b??c*d*?e+f+?g{2}h{2}i{2,}j{2,}?k{2,3}l{2,3}?m?',
    ],
  ])('prints %s', (regexp, java) => {
    expect(javaPattern(parsePattern(regexp))).toBe(java)
  })

  it.each<[RegExp, string]>([
    [/(?!a)/u, '(?!a)\\x{10ffff}{0}'],
    [/-|(?=b)/u, '(?:-|(?=b))\\x{10ffff}{0}'],
    [/(?!😀😁)/u, '(?!\\x{1f600}\\x{1f601})\\x{10ffff}{0}'],
    [/(?!😀)/u, '(?!\\x{1f600})'],
    [
      /(?!\S)/u,
      '(?![^\\t\\n\\x{b}\\f\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}])',
    ],
    [/^(?!a)|^b/u, '^(?!a)|^b'],
    [/(?!a)b/u, '(?!a)b'],
    [/a*/u, 'a*'],
  ])('prints %s so that no match is empty between the halves of a character', (regexp, java) => {
    expect(javaPattern(parsePattern(regexp))).toBe(java)
  })

  it('keeps a dollar sign away from a brace, where Spark would put a variable in', () => {
    expect(javaPattern(parsePattern(/\${2}/u))).toBe('[$]{2}')
    expect(javaPattern(parsePattern(/\$\{x\}/u))).toBe('\\$\\{x\\}')
    expect(javaPattern(parsePattern(/[${]/u))).toBe('[$\\{]')
  })
})

describe('javaReplacement', () => {
  it.each([
    ['', ''],
    ['$2 $1', '$2 $1'],
    ['$10', '$1\\0'],
    ['a\\b', 'a\\\\b'],
    ['$$1', '\\$1'],
    ['$$$1', '\\$$1'],
    [`$1{`, '$1\\{'],
    [`$${dollar}{x}`, '\\$\\{x}'],
  ])('prints %j', (replacement, java) => {
    expect(javaReplacement(checkReplacement(parsePattern(/(a)(b)/u), replacement))).toBe(java)
  })

  it('never prints what Spark reads as a variable, nor what a line cannot hold', () => {
    fc.assert(
      fc.property(patternCase, ({ pattern, replacement }) => {
        const java = javaPattern(pattern)
        expect(java).not.toContain(`${dollar}{`)
        expect(java).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\p{M}]*$/u)
        if (replacement !== null)
          expect(javaReplacement(checkReplacement(pattern, replacement))).not.toContain(`${dollar}{`)
      }),
    )
  })
})

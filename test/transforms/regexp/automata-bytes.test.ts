import { checkReplacement, type Pattern, parsePattern } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractMatches } from '../../../packages/transforms/src/kernels/pattern/regexp-extract.js'
import { replaceMatches } from '../../../packages/transforms/src/kernels/pattern/regexp-replace.js'
import { patternCase } from '../../kit/draw/pattern.js'
import { firstMatch } from './first-match.js'
import { columnOf, testsOf, textsOf } from './text-columns.js'

const patternOf = (source: string): Pattern => parsePattern(new RegExp(source, 'u'))

const odd = [
  0x61, 0x62, 0x80, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xa0, 0xef, 0xbf, 0xbd, 0xff,
]
const oddCell = fc.array(fc.constantFrom(...odd), { maxLength: 12 }).map((bytes) => Uint8Array.from(bytes))
const oddPattern = fc.constantFrom(
  ...[
    '\ufffd',
    '\ufffd|x',
    'a',
    'a$',
    '^a',
    '[^a]',
    '[^a]+$',
    '(.)(.*)',
    'é',
    '€b',
    '(\ufffd+)a',
    '\ufffda',
  ].map(patternOf),
)

describe('bytes that are no UTF-8', () => {
  it('are U+FFFD, as RegExp sees them once they are decoded', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true })
    const pattern = fc.oneof(
      oddPattern,
      patternCase.map(({ pattern }) => pattern),
    )
    fc.assert(
      fc.property(pattern, fc.array(oddCell, { minLength: 1, maxLength: 8 }), (pattern, cells) => {
        const column = columnOf(cells)
        const texts = cells.map((cell) => text.decode(cell))
        const first = texts.map((each) => firstMatch(pattern.source, each))
        expect(testsOf(pattern, column)).toEqual(first.map((found) => found !== null))
        for (let group = 0; group <= pattern.groups; group++)
          expect(textsOf(extractMatches(pattern, group)(column))).toEqual(
            first.map((found) => found?.[group] ?? ''),
          )
        if (pattern.canMatchEmpty) return
        const every = new RegExp(pattern.source, 'gu')
        for (const other of ['', '<>'])
          expect(textsOf(replaceMatches(pattern, checkReplacement(pattern, other))(column))).toEqual(
            texts.map((each) => each.replaceAll(every, other)),
          )
      }),
      { numRuns: 200 },
    )
  })
})

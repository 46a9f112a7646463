import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { docOf } from '../../../packages/codegen/src/outputs/doc.js'
import { wrapped } from '../../../packages/codegen/src/print/wrap.js'

describe('a doc', () => {
  it.each([
    ['One post, as it is sent.\n\nMore.', 'one post, as it is sent', 'More.'],
    ['Where it was made. Latitude and\nlongitude.', 'where it was made', 'Latitude and\nlongitude.'],
    ['Posts, e.g. of cats. And dogs.', 'posts, e.g. of cats', 'And dogs.'],
    ['SQL is a name.', 'SQL is a name', ''],
    ['No point', 'no point', ''],
    ['No point\n\nMore', 'no point', 'More'],
    ['Two\nlines of one sentence.', 'two lines of one sentence', ''],
    ['- a list\n- of two', '', '- a list\n- of two'],
    [`${'Too long '.repeat(12)}.`, '', `${'Too long '.repeat(12)}.`],
    ['', '', ''],
  ])('%j begins with a sentence', (text, first, rest) => expect(docOf(text)).toEqual({ first, rest }))
})

describe('markdown in lines', () => {
  it('is broken at blanks, and not where a line would begin a block', () => {
    expect(wrapped('aaa bbb ccc', 7)).toBe('aaa bbb\nccc')
    expect(wrapped('aaa bbb - c', 7)).toBe('aaa bbb -\nc')
    expect(wrapped('aaa bbb 1. c', 7)).toBe('aaa bbb 1.\nc')
    expect(wrapped('- aaa bbb ccc', 7)).toBe('- aaa\nbbb ccc')
    expect(wrapped('aaa `b c d`.', 9)).toBe('aaa\n`b c d`.')
    expect(wrapped('aaa `b c d e f`', 9)).toBe('aaa `b c\nd e f`')
    expect(wrapped('aaa ```', 5)).toBe('aaa ```')
  })

  it.each(['# aaa bbb', '| aaa | bbb |', '    aaa bbb', '```\naaa bbb\n```', 'aaaaaaaaa'])(
    'keeps %j',
    (text) => expect(wrapped(text, 5)).toBe(text),
  )

  it('has the same words, in lines that fit unless there is no blank', () =>
    fc.assert(
      fc.property(fc.lorem({ maxCount: 40 }), fc.integer({ min: 5, max: 40 }), (text, width) => {
        const lines = wrapped(text, width).split('\n')
        expect(lines.join(' ')).toBe(text)
        for (const line of lines) expect(line.length <= width || !line.includes(' '), line).toBe(true)
      }),
    ))
})

import { table, when } from '@lockstep/schema'
import { clean, rowsOf, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answers, answersOfTwo } from './answers.js'

/** A property of arbitrary values. A failure prints its seed and path. */
const always = <T>(values: fc.Arbitrary<T>, law: (value: T) => void): void => {
  fc.assert(
    fc.property(values, (value) => {
      law(value)
    }),
    { numRuns: 150 },
  )
}

describe('texts', () => {
  const letters = fc.oneof(
    { weight: 5, arbitrary: fc.stringMatching(/^[ab]{0,20}$/u) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  )
  const rows = fc.array(fc.tuple(fc.option(letters, { freq: 30 }), fc.option(letters, { freq: 2 })), {
    maxLength: 120,
  })

  it('are compared by their bytes', () => {
    always(rows, (pairs) => {
      expect(answersOfTwo(z.string(), z.string(), (a, b) => a.lessThan(b), pairs)).toEqual(
        pairs.map(([a, b]) =>
          a === null || b === null ? null : Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0,
        ),
      )
    })
  })

  it('that are seldom null are filled in from others', () => {
    always(rows, (pairs) => {
      expect(answersOfTwo(z.string(), z.string(), (a, b) => a.coalesce(b), pairs)).toEqual(
        pairs.map(([a, b]) => a ?? b),
      )
      expect(answersOfTwo(z.string(), z.string(), (a, b) => a.coalesce(b, 'nobody'), pairs)).toEqual(
        pairs.map(([a, b]) => a ?? b ?? 'nobody'),
      )
    })
  })

  it('that are one of a few short ones are each written', () => {
    const few = ['', 'é', 'seven b', '12345678'] as const
    const drawn = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 })
    always(fc.tuple(drawn, fc.constantFrom(1, 1, 1, 90)), ([some, times]) => {
      const drawn = Array.from({ length: times }, () => some).flat()
      const [none, one, two, three] = few
      expect(
        answers(
          z.int32(),
          (a) => when(a.equals(0), none).when(a.equals(1), one).when(a.equals(2), two).otherwise(three),
          drawn,
        ),
      ).toEqual(drawn.map((value) => few[value]))
    })
  })

  it('are null where a value of a few is not there, over several blocks of rows', () => {
    const few = new Map([
      ['a', 'x'],
      ['', '12345678'],
      ['ab', ''],
    ])
    const drawn = fc.array(fc.constantFrom('a', '', 'ab', 'b', null), { minLength: 1, maxLength: 60 })
    always(fc.tuple(drawn, fc.constantFrom(1, 1, 1, 90)), ([some, times]) => {
      const cells = Array.from({ length: times }, () => some).flat()
      expect(answers(z.string(), (text) => text.mapValues(Object.fromEntries(few)), cells)).toEqual(
        cells.map((cell) => (cell === null ? null : (few.get(cell) ?? null))),
      )
    })
  })

  it('are cut by characters, wherever the window lies', () => {
    always(fc.tuple(fc.array(letters), fc.nat(30), fc.nat(12)), ([texts, from, size]) => {
      const start = Math.max(from - 1, 0)
      expect(answers(z.string(), (text) => text.substring(from, size), texts)).toEqual(
        texts.map((text) => [...text].slice(start, start + size).join('')),
      )
    })
  })

  it.each([31, 32, 33, 40])('are cut to %i characters, of one byte and of more, in slices too', (size) => {
    const texts = Array.from({ length: 400 }, (_, row) =>
      row % 29 === 0
        ? null
        : (['x', 'é', '山', '😀'][row % 97 < 50 ? 0 : row % 4] ?? '').repeat((row * 7) % 60),
    )
    const rules = table('t', {
      raw: z.object({ text: z.string() }),
      clean: ({ text }) => ({ front: text.substring(0, size), text }),
    })
    const all = tableOfRows(
      rules,
      texts.map((text) => ({ text })),
    )
    for (const [from, to] of [
      [0, 400],
      [3, 399],
      [200, 200],
    ]) {
      const given = rowsOf(rules, clean(rules, all.slice(from, to)))
      const fronts = texts
        .slice(from, to)
        .map((text) => (text === null ? null : [...text].slice(0, size).join('')))
      expect(given.map(({ front }) => front)).toEqual(fronts)
    }
  })

  it.each(['abc', 'abcd', 'abcde', 'abcdefgh', 'abcdefghi', 'ab山cdefgh😀ij'])(
    'begin and end with %s where JavaScript says so',
    (part) => {
      const letters = [...part]
      const near = letters.flatMap((_, at) => [
        letters.slice(0, at).join(''),
        letters.slice(at).join(''),
        letters.map((letter, place) => (place === at ? 'x' : letter)).join(''),
      ])
      const texts = [part, ...near].flatMap((text) => [text, `${text}y`, `y${text}`, null])
      const rules = table('t', {
        raw: z.object({ text: z.string() }),
        clean: ({ text }) => ({ starts: text.startsWith(part), ends: text.endsWith(part), text }),
      })
      const all = tableOfRows(
        rules,
        texts.map((text) => ({ text })),
      )
      for (const from of [0, 1, 9]) {
        const given = rowsOf(rules, clean(rules, all.slice(from)))
        const expected = texts.slice(from).map((text) => ({
          starts: text?.startsWith(part) ?? null,
          ends: text?.endsWith(part) ?? null,
          text,
        }))
        expect(given).toEqual(expected)
      }
    },
  )
})

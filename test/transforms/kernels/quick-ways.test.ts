import { table } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', 'é', '😀'), maxLength: 12 })
const delimiter = fc.constantFrom('/', 'a', 'aa', 'ab', 'aba', '😀', 'é/')
const rows = fc.array(fc.option(text, { freq: 8 }), { minLength: 1, maxLength: 20 })
const raw = z.object({ text: z.string() })

const holds = (
  out: (of: string, by: string, count: number) => unknown,
  rule: (by: string, count: number) => (of: readonly (string | null)[]) => readonly unknown[],
): void =>
  fc.assert(
    fc.property(rows, delimiter, fc.constantFrom(-3, -2, -1, 1, 2, 3), (cells, by, count) => {
      expect(rule(by, count)(cells)).toEqual(cells.map((of) => (of === null ? null : out(of, by, count))))
    }),
    { numRuns: 500 },
  )

const answers = (cells: readonly (string | null)[], of: ReturnType<typeof table>): readonly unknown[] =>
  cleanRows(
    of,
    cells.map((text) => ({ text })),
  ).map((row) => Object.values(row)[0])

describe('a quick way gives what JavaScript gives:', () => {
  it('parts between delimiters, from the start and from the end', () =>
    holds(
      (of, by, count) => of.split(by).at(count > 0 ? count - 1 : count) ?? '',
      (by, part) => (cells) =>
        answers(cells, table('t', { raw, clean: (row) => ({ out: row.text.splitPart(by, part) }) })),
    ))

  it('the place of a text', () =>
    holds(
      (of, by) => (of.includes(by) ? [...of.slice(0, of.indexOf(by))].length + 1 : 0),
      (by) => (cells) => answers(cells, table('t', { raw, clean: (row) => ({ out: row.text.locate(by) }) })),
    ))

  it('pieces at one sign, and what is among them', () => {
    const pieces = table('t', { raw, clean: (row) => ({ out: row.text.split(/\//u) }) })
    const has = table('t', { raw, clean: (row) => ({ out: row.text.split(/\//u).arrayContains('a') }) })
    const place = table('t', { raw, clean: (row) => ({ out: row.text.split(/\//u).arrayPosition('a') }) })
    const withNulls = table('t', {
      raw,
      clean: (row) => ({
        out: row.text
          .split(/\//u)
          .transform((piece) => piece.nullIf('b'))
          .arrayContains('a'),
      }),
    })
    fc.assert(
      fc.property(rows, (cells) => {
        const lists = cells.map((of) => of?.split('/') ?? null)
        expect(answers(cells, pieces)).toEqual(lists)
        expect(answers(cells, has)).toEqual(lists.map((list) => list?.includes('a') ?? null))
        expect(answers(cells, place)).toEqual(
          lists.map((list) => (list === null ? null : BigInt(list.indexOf('a') + 1))),
        )
        expect(answers(cells, withNulls)).toEqual(
          lists.map((list) =>
            list === null ? null : list.includes('a') || (list.includes('b') ? null : false),
          ),
        )
      }),
      { numRuns: 500 },
    )
  })
})

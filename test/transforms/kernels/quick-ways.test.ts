import { table } from '@lockstep/schema'
import { clean, cleanRows, rowsOf, tableOfRows } from '@lockstep/transforms'
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

  it('pieces at one sign of ASCII, in slices, with more of them in some rows than in others', () => {
    const signs = [/\//u, /a/u, /\0/u, /\u007f/u, /\u0001/u] as const
    const letters = fc.constantFrom('/', 'a', '\0', '\u0001', '\u007f', '\u0080', 'b', 'é', '😀')
    const some = fc.oneof(
      fc.string({ unit: letters, maxLength: 14 }),
      fc.string({ unit: letters, minLength: 20, maxLength: 200 }),
    )
    const columns = fc
      .tuple(
        fc.array(fc.option(some, { freq: 8 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(1, 1, 40, 400),
      )
      .map(([cells, times]) => [...Array.from({ length: times }, () => 'no such sign'), ...cells, ...cells])
    fc.assert(
      fc.property(columns, fc.constantFrom(...signs), fc.nat(450), (cells, sign, from) => {
        const pieces = table('t', { raw, clean: (row) => ({ out: row.text.split(sign) }) })
        const first = Math.min(from, cells.length - 1)
        const input = tableOfRows(
          pieces,
          cells.map((text) => ({ text })),
        ).slice(first)
        expect(rowsOf(pieces, clean(pieces, input)).map(({ out }) => out)).toEqual(
          cells.slice(first).map((of) => of?.split(sign) ?? null),
        )
      }),
      { numRuns: 200 },
    )
  })

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

import { type Int, outputFields, query, type Text, table, when } from '@lockstep/schema'
import { cells } from '@lockstep/test'
import { answer, clean, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ age: z.int32(), year: z.int32(), word: z.string() })

const rules = ({ age, year, word }: { readonly age: Int; readonly year: Int; readonly word: Text }) => ({
  group: when(age.lessThan(18), 'young').when(age.lessThan(40), 'middle').otherwise(null),
  next: age.add(1),
  old: age.greaterThan(40),
  missing: age.isNull(),
  year: year.multiply(2),
  both: age.add(year),
  word: word.upper(),
  age,
})

const people = table('people', { raw, clean: (row) => ({ ...row }) })
const cleaned = table('people', { raw, clean: rules })

/** Many rows of few ages and, seldom, of years that lie far apart; extremes and nulls among them. */
const rows = fc
  .record({
    ages: fc.array(fc.constantFrom(null, 0, 17, 18, 39, 40, 41), { minLength: 1, maxLength: 7 }),
    far: fc.constantFrom(0, 1, 2_147_483_647),
    base: fc.constantFrom(0, 2_147_483_640, -2_147_483_648),
    length: fc.constantFrom(0, 1, 40, 1_500),
  })
  .map(({ ages, far, base, length }) =>
    Array.from({ length }, (_, row) => ({
      age: ages[(row * 5) % ages.length] ?? null,
      year: row % 97 === 3 ? far : row % 11 === 0 ? null : base + (row % 7),
      word: row % 2 === 0 ? 'a' : null,
    })),
  )

it('rules of one column of few whole numbers give in a question what they give when a table is cleaned', () => {
  const asked = query('people').from(people).select(rules)
  const kept = asked.where((row) => row.next.greaterThan(18))
  fc.assert(
    fc.property(rows, (given) => {
      const people = tableOfRows(cleaned, given)
      const expected = cells(clean(cleaned, people), outputFields(cleaned))
      expect(cells(answer(asked, { people }), outputFields(asked))).toEqual(expected)
      const next = expected.find(({ name }) => name === 'next')?.cells ?? []
      expect(answer(kept, { people }).numRows).toBe(
        next.filter((cell) => cell !== null && Number(cell) > 18).length,
      )
    }),
    { numRuns: 100 },
  )
})

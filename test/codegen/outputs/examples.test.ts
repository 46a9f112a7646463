import { notebook } from '@lockstep/codegen'
import {
  type Column,
  concat,
  list,
  type RawColumns,
  rule,
  type Text,
  table,
  tableFrom,
  when,
} from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { examplesBy, lastStepOf } from '../../../packages/codegen/src/outputs/examples.js'
import { exampleCell } from '../../../packages/codegen/src/outputs/shown.js'
import { drawnTables } from '../../kit/draw/rules.js'

const raw = z.object({ title: z.string(), count: z.string(), age: z.int32(), latitude: z.float64() })

const dollars = rule('dollars', '{0} as an amount in dollars', (text: Text) =>
  text.stripPrefix('$').toDecimal(10, 2),
)

/** What the notebook shows of a rule. */
const cellOf = (make: (columns: RawColumns<typeof raw.shape>) => Column): string =>
  exampleCell(examplesBy(cleanRows)(table('pin', { raw, clean: (of) => ({ x: make(of) }) })).get('x') ?? [])

describe('an example', () => {
  it.each<[string, (columns: RawColumns<typeof raw.shape>) => Column]>([
    ['', ({ title }) => title],
    ['`none` → null', ({ title }) => title.nullIf('none', 'nothing')],
    ['-1 → null', ({ age }) => age.nullIf(-1)],
    ['`96k` → 96000, `1.5k` → null', ({ count }) => count.toInt({ suffixes: { k: 1_000 } })],
    ['" a" → `a`, `none` → null', ({ title }) => title.trim().nullIf('none')],
    ['"\\$7" → 7.00, "7\\$" → null', ({ title }) => dollars(title)],
    ['25 → `old`, 7 → `young`', ({ age }) => when(age.lessThan(25), 'young').otherwise('old')],
    ['`x` and `y` → `x y`, `x` and null → null', ({ title, count }) => concat(title, ' ', count)],
    ['1 → [1, 1], 1.5 → [1.5, 1]', ({ latitude }) => list(latitude, 1)],
    [
      '`2021-11-07 01:30:59` or `2021-11-07T01:30:59` → 2021-11-07 01:30:59 UTC',
      ({ title }) => title.toTimestamp().coalesce(title.toTimestamp("yyyy-MM-dd'T'HH:mm:ss")),
    ],
  ])('%s', (cell, make) => expect(cellOf(make)).toBe(cell))

  it('is the same whether rules of tables before are known or not, under whatever names', () => {
    const known = examplesBy(cleanRows)
    const ofColumns = (first: 'title' | 'count', second: 'title' | 'count') =>
      table('pin', { raw, clean: (of) => ({ x: concat(of[first].nullIf('none'), of[second].trim()) }) })
    const rowsShown = (of: typeof known) => [...of(ofColumns('count', 'title')).values()].flat()
    fc.assert(
      fc.property(drawnTables(40), (drawn) => {
        expect(known(drawn)).toEqual(examplesBy(cleanRows)(drawn))
      }),
      { numRuns: 20 },
    )
    known(ofColumns('title', 'count'))
    expect(rowsShown(known)).toEqual(rowsShown(examplesBy(cleanRows)))
    expect(rowsShown(known).map(({ row }) => Object.keys(row))[0]).toEqual(['count', 'title'])
  })

  it('is what the kernels give for that row alone, of random rules', () => {
    let examples = 0
    fc.assert(
      fc.property(drawnTables(40), (drawn) => {
        for (const [column, found] of examplesBy(cleanRows)(drawn))
          for (const { row, gives } of found) {
            const [alone] = cleanRows(lastStepOf(drawn), [row])
            expect(Reflect.get(alone ?? {}, column)).toEqual(gives.value)
            examples++
          }
      }),
      { numRuns: 20 },
    )
    expect(examples).toBeGreaterThan(20)
  })
})

describe('a notebook', () => {
  const words = table('words', { raw, clean: ({ title }) => ({ title: title.nullIf('none') }) })
  const more = tableFrom('more', {
    from: words,
    clean: ({ title }) => ({ title: title.stripSuffix(' cm') }),
    where: ({ title }) => title.isNotNull(),
    distinct: true,
  })

  it('shows examples only where rows can be cleaned', () => {
    expect(notebook([words])).toContain('# MAGIC | title | STRING | null for 1 placeholder |\n')
    expect(notebook([words], { clean: cleanRows })).toContain(
      '# MAGIC | title | STRING | null for 1 placeholder | `none` → null |\n',
    )
  })

  it('shows of a table made from another what its own rules do, whatever rows it leaves out', () => {
    expect(notebook([more], { clean: cleanRows })).toContain(
      '# MAGIC | title | STRING | without `cm` at the end | '.replace('`cm`', '\\` cm\\`'),
    )
    expect([...examplesBy(cleanRows)(more).values()].flat()).toHaveLength(1)
  })
})

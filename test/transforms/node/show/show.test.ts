import { inspect } from 'node:util'
import { table } from '@lockstep/schema'
import { clean, showRows, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const thing = table('thing', {
  raw: z.object({ name: z.string(), price: z.float64(), tags: z.array(z.string()) }),
  clean: (raw) => ({ name: raw.name, price: raw.price, tags: raw.tags }),
})

const rows = [
  { name: '東京 <b>', price: 1.5, tags: ['a', null] },
  { name: null, price: -0, tags: [] },
  { name: 'a\nb', price: null, tags: null },
  { name: '', price: 12, tags: ['x'] },
]

const cleaned = clean(thing, tableOfRows(thing, rows))

const box = [
  '┌──────────┬────────┬─────────────┐',
  '│ name     │  price │ tags        │',
  '│ text     │ double │ list<text>  │',
  '├──────────┼────────┼─────────────┤',
  "│ 東京 <b> │    1.5 │ ['a', null] │",
  '│ null     │     -0 │ []          │',
  '│ a⏎b      │   null │ null        │',
  "│ ''       │     12 │ ['x']       │",
  '└──────────┴────────┴─────────────┘',
  '4 rows',
].join('\n')

/** What a host asks a value that shows itself. */
const asked = (key: string, ...given: readonly unknown[]): unknown => {
  const show: unknown = Reflect.get(cleaned, Symbol.for(key))
  return typeof show === 'function' ? Reflect.apply(show, cleaned, given) : undefined
}

describe('a cleaned table', () => {
  it('is a box, with types below names, nulls and empty text apart, and wide letters measured', () => {
    expect(showRows(cleaned, { width: 80 })).toBe(box)
  })

  it('is shown so by a console and by Deno', () => {
    expect(inspect(cleaned)).toBe(box)
    expect(asked('Deno.customInspect', inspect, {})).toBe(box)
    expect(inspect(cleaned, { colors: true })).toContain('\u001b[2mtext    \u001b[22m')
  })

  it('is a table of HTML in a notebook, with nothing of the data in its marks', () => {
    const shown = asked('Jupyter.display') as Readonly<Record<string, string>>
    expect(shown['text/plain']).toBe(box)
    expect(shown['text/html']).toContain('<td>東京 &lt;b&gt;</td>')
    expect(shown['text/html']).toContain('<td><i>null</i></td>')
    expect(shown['text/html']).not.toContain('<b>')
  })

  it('is cut to its rows, and to the width', () => {
    expect(showRows(cleaned, { width: 80, rows: 1 })).toMatch(/\nthe first 1 of 4 rows$/u)
    const narrow = showRows(cleaned, { width: 20 })
    expect(narrow).toMatch(/, without 2 columns: price, tags$/u)
  })

  it('has lines of one width, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 40, max: 120 }),
        (names, width) => {
          const table = clean(
            thing,
            tableOfRows(
              thing,
              names.map((name) => ({ name, price: 1, tags: ['東京'] })),
            ),
          )
          const lines = showRows(table, { width }).split('\n').slice(0, -1)
          expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1)
          expect(stringWidth(lines[0] ?? '')).toBeLessThanOrEqual(width)
        },
      ),
      { numRuns: 300 },
    )
  })
})

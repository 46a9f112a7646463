import {
  columnNode,
  concat,
  dateText,
  daysFromText,
  explain,
  foldAlike,
  literalOf,
  microsFromText,
  type Node,
  node,
  nodesOf,
  operations,
  rowSchema,
  table,
  timestampText,
  types,
} from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const text = (name: string): Node => columnNode({ name, type: types.text })

describe('nodes', () => {
  it('of equal structure are the same object', () => {
    expect(node('trim', [text('a')], {})).toBe(node('trim', [text('a')], {}))
    expect(node('trim', [text('a')], {})).not.toBe(node('trim', [text('b')], {}))
    const nan = literalOf(types.double, Number.NaN)
    const zero = (value: number) => node('literal', [], { value: literalOf(types.double, value) })
    expect(node('literal', [], { value: nan })).toBe(zero(Number.NaN))
    expect(zero(0)).not.toBe(zero(-0))
  })

  it('are walked once each, 100,000 of them, and 1,000 deep', () => {
    const wide = Array.from(
      { length: 100_000 },
      (_, index) => node('trim', [text(`column_${index >> 1}`)], {}) as Node,
    )
    expect(nodesOf(wide).length).toBe(100_000)
    let deep = text('a')
    for (let step = 0; step < 999; step++) deep = node('concat', [deep, deep], {}) as Node
    let visits = 0
    const depth = foldAlike<number>((_, of) => {
      visits++
      return 1 + Math.max(0, ...of)
    })
    expect(depth(deep)).toBe(1_000)
    expect(visits).toBe(1_000)
  })
})

describe('explain', () => {
  it('says every rule in plain words', () => {
    const pin = table('pin', {
      raw: z.object({ index: z.int32(), title: z.string(), save_location: z.string() }),
      clean: (raw) => ({
        ind: raw.index,
        title: raw.title.trim().nullIf('No Title', ''),
        path: raw.save_location.stripPrefix('Local save in '),
      }),
    })
    expect(explain(pin)).toEqual([
      { column: 'ind', type: 'int', words: 'index' },
      {
        column: 'title',
        type: 'text',
        words: '(title without spaces around it), null where it is "No Title" or ""',
      },
      { column: 'path', type: 'text', words: 'save_location without `Local save in ` in front' },
    ])
  })

  it('has words for every operation, with nothing left to fill in', () => {
    for (const [operation, line] of Object.entries(operations)) {
      const holes = [...line.words.matchAll(/\{(\w+|\*)\}/gu)].map(([, name]) => name)
      const children = Array.isArray(line.takes)
        ? line.takes.map((_: unknown, index: number) => String(index))
        : ['*']
      for (const hole of holes)
        expect([...children, ...Object.keys(line.constants)], operation).toContain(hole)
      for (const child of children) expect(holes, operation).toContain(child)
      for (const constant of Object.keys(line.constants))
        if (!['column', 'variable'].includes(operation)) expect(holes, operation).toContain(constant)
    }
  })

  it('does not grow with what is shared', () => {
    const deep = table('deep', {
      raw: z.object({ a: z.string() }),
      clean: (raw) => {
        let column = raw.a
        for (let step = 0; step < 70; step++) column = concat(column, column.trim())
        return { a: column }
      },
    })
    expect(explain(deep)[0]?.words.length).toBeLessThan(1_100)
  })
})

describe('dates and timestamps as text', () => {
  it('come back, on every day of Java', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000_000, max: 100_000_000 }),
        (days) => daysFromText(dateText(days)) === days,
      ),
    )
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 17n), max: 10n ** 18n }),
        (micros) => microsFromText(timestampText(micros)) === micros,
      ),
    )
  })

  it('are as ISO 8601 has them', () => {
    expect(dateText(0)).toBe('1970-01-01')
    expect(dateText(-719_528)).toBe('0000-01-01')
    expect(dateText(2_932_897)).toBe('+010000-01-01')
    expect(timestampText(-1n)).toBe('1969-12-31T23:59:59.999999Z')
    expect(timestampText(1_580_474_096_789_000n)).toBe('2020-01-31T12:34:56.789Z')
  })
})

describe('the schema of a cleaned row', () => {
  it('takes what cleanRows gives, and null only where null can be', () => {
    const pin = table('pin', {
      raw: z.object({ index: z.int64(), title: z.string(), price: z.float64() }),
      clean: (raw) => ({ ind: raw.index, title: raw.title.coalesce(''), price: raw.price }),
    })
    const schema = rowSchema(pin)
    expect(schema.safeParse({ ind: 1n, title: 'a', price: Number.NaN }).success).toBe(true)
    expect(schema.safeParse({ ind: null, title: 'a', price: Number.NEGATIVE_INFINITY }).success).toBe(true)
    expect(schema.safeParse({ ind: 1n, title: null, price: 1 }).success).toBe(false)
    expect(schema.safeParse({ ind: 2n ** 63n, title: '', price: 1 }).success).toBe(false)
  })
})

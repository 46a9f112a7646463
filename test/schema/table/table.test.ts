import {
  fromJSON,
  list,
  outputFields,
  outputsOf,
  Refusal,
  type Text,
  table,
  tableFrom,
  toJSON,
  types,
  when,
} from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ index: z.int32(), title: z.string(), count: z.string(), seen: z.boolean() })

/** The message with which a definition is refused. */
const refusal = (define: () => unknown): string => {
  try {
    define()
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

/** What JavaScript without types could pass. */
const loose = (value: unknown): never => value as never

describe('a table', () => {
  it('goes out in the order of its select list, with the types of its rules', () => {
    const pin = table('pin', {
      raw,
      clean: (raw) => ({
        title: raw.title.trim(),
        ind: raw.index,
        size: raw.title.length(),
        pair: list(raw.index, 1),
        by: 'me',
      }),
    })
    expect(outputFields(pin)).toEqual([
      { name: 'title', type: types.text },
      { name: 'ind', type: types.int },
      { name: 'size', type: types.int },
      { name: 'pair', type: types.list(types.int) },
      { name: 'by', type: types.text },
    ])
  })

  it('has raw columns that are its own and enumerable, without prototype', () => {
    table('pin', {
      raw,
      clean: (raw) => {
        expect(Object.keys(raw)).toEqual(['index', 'title', 'count', 'seen'])
        expect(Object.getPrototypeOf(raw)).toBeNull()
        const { seen, ...rest } = raw
        expect(Object.keys(rest)).toEqual(['index', 'title', 'count'])
        return rest
      },
    })
  })

  it('turns its sentinels to null in text columns only, before clean', () => {
    const pin = table('pin', {
      raw,
      nulls: ['ERROR', ''],
      clean: (raw) => ({ title: raw.title, index: raw.index }),
    })
    expect(outputsOf(pin).map((column) => column.node.operation)).toEqual(['nullIf', 'column'])
  })

  it('shares what two rules have in common', () => {
    const pin = table('pin', {
      raw,
      clean: (raw) => ({ a: raw.title.trim().upper(), b: raw.title.trim().length() }),
    })
    const [a, b] = outputsOf(pin)
    expect(a?.node.children[0]).toBe(b?.node.children[0])
  })
})

describe('a definition is refused, with table and column,', () => {
  it('for a column that is not there', () => {
    expect(
      refusal(() => table('pin', { raw, clean: (raw) => ({ t: loose(Reflect.get(raw, 'titel')) }) })),
    ).toBe('pin.t: there is no column "titel"; there are index, title, count, seen')
  })

  it('for a rule of the wrong type', () => {
    expect(
      refusal(() => table('pin', { raw, clean: (raw) => ({ a: raw.title.nullIf(loose(1)) }) })),
    ).toContain('pin.a: nullIf: expected text, got number 1')
    expect(
      refusal(() => table('pin', { raw, clean: (raw) => ({ a: raw.index.add(loose(raw.title)) }) })),
    ).toBe('pin.a: add: takes int, long, double or decimal, got text')
    expect(
      refusal(() => table('pin', { raw, clean: (raw) => ({ a: raw.title.coalesce(loose(raw.index)) }) })),
    ).toBe('pin.a: coalesce: takes text, got int')
    expect(
      refusal(() => table('pin', { raw, clean: (raw) => ({ a: raw.title }), where: (row) => loose(row.a) })),
    ).toBe('pin: where: takes a rule that is true or false, got text')
  })

  it('for a select list of other things', () => {
    expect(refusal(() => table('pin', { raw, clean: () => loose({ follower_count: () => 1 }) }))).toBe(
      'pin.follower_count: expected a column or a plain value, got a function',
    )
    expect(refusal(() => table('pin', { raw, clean: () => loose({ a: undefined }) }))).toContain(
      'pin.a: expected a column or a plain value, got undefined',
    )
    expect(refusal(() => table('pin', { raw, clean: () => ({}) }))).toBe('pin: clean gives no column')
  })

  it('for output names that JavaScript would reorder or Spark would confuse', () => {
    expect(refusal(() => table('pin', { raw, clean: (raw) => ({ 0: raw.title }) }))).toBe(
      'pin.0: a whole number cannot be a column name: JavaScript would put it before the others',
    )
    expect(
      refusal(() => table('pin', { raw, clean: (raw) => ({ Title: raw.title, title: raw.title }) })),
    ).toContain('pin: the names "Title" and "title" are equal up to case')
    expect(
      refusal(() =>
        table('pin', { raw: z.object({ Id: z.string(), id: z.string() }), clean: (raw) => ({ a: raw.id }) }),
      ),
    ).toContain('pin: the names "Id" and "id" are equal up to case')
    expect(refusal(() => table('pin', { raw, clean: (raw) => ({ '': raw.title }) }))).toContain(
      'pin: "" cannot be a column name',
    )
  })

  it('for names that Java compares as equal, or that readers of Arrow change', () => {
    expect(refusal(() => table('pin', { raw, clean: (raw) => ({ i: raw.title, ı: raw.title }) }))).toContain(
      'are equal up to case',
    )
    expect(refusal(() => table('pin', { raw, clean: (raw) => ({ '\ufeffa': raw.title }) }))).toContain(
      'begins with a byte order mark',
    )
  })

  it('for a column of another table', () => {
    let stolen: unknown
    table('geo', {
      raw: z.object({ country: z.string() }),
      clean: (raw) => {
        stolen = raw.country
        return { country: raw.country }
      },
    })
    expect(refusal(() => table('pin', { raw, clean: () => ({ a: loose(stolen) }) }))).toBe(
      'pin.a: reads country: text, which does not come in; it belongs to another table',
    )
  })

  it('for a zone whose rules are not the same everywhere', () => {
    expect(
      refusal(() => table('pin', { raw, zone: loose('Europe/Paris'), clean: (raw) => ({ a: raw.title }) })),
    ).toContain('pin: zone "Europe/Paris" is neither UTC nor a fixed distance such as +05:30')
  })

  it('for rules that are nothing or too much', () => {
    const clean = (rule: (raw: never) => unknown) =>
      refusal(() => table('pin', { raw, clean: (raw) => ({ a: loose(rule(loose(raw))) }) }))
    expect(clean((raw: { title: { nullIf: () => unknown } }) => raw.title.nullIf())).toContain(
      'takes one or more values',
    )
    expect(
      refusal(() => table('pin', { raw, clean: (raw) => ({ a: raw.title.stripPrefix('') }) })),
    ).toContain('stripPrefix: prefix: expected text that is not empty')
    expect(
      refusal(() =>
        table('pin', { raw, clean: (raw) => ({ a: raw.count.toInt({ suffixes: { k: 1024 } }) }) }),
      ),
    ).toContain('expected a power of ten')
    expect(
      refusal(() =>
        table('pin', { raw, clean: (raw) => ({ a: raw.count.toInt({ suffixes: { '1k': 1000 } }) }) }),
      ),
    ).toContain('expected text without digits')
    expect(
      refusal(() =>
        table('pin', {
          raw,
          clean: (raw) => ({ a: raw.count.toDecimal(38, 10).multiply(raw.count.toDecimal(38, 10)) }),
        }),
      ),
    ).toContain('can need 77 digits, and a decimal holds 38')
  })
})

describe('a chain of rules', () => {
  const chained = (of: Text, steps: number): Text => {
    let title: Text = of
    for (let step = 1; step < steps; step++) title = step % 2 === 0 ? title.trim() : title.upper()
    return title
  }
  const chain = (steps: number) =>
    table('deep', { raw, clean: (raw) => ({ title: chained(raw.title, steps) }) })

  it('of 150 is not too deep, of more is refused', () => {
    expect(outputsOf(chain(150))[0]?.node.depth).toBe(150)
    expect(refusal(() => chain(151))).toBe(
      "deep.title: the rule is 151 steps deep with the rules it reads, and 150 is the most that Spark can plan; write a table in between, and read that one's columns",
    )
  })

  it('counts an operation as several steps where Spark plans twice as long for each of it, and says so', () => {
    const coalesced = (times: number) =>
      table('deep', {
        raw,
        clean: ({ title }) => ({
          title: Array.from({ length: times }).reduce<Text>((of) => of.coalesce(title), title),
        }),
      })
    expect(() => coalesced(18)).not.toThrow()
    expect(refusal(() => coalesced(19))).toContain(
      'deep.title: the rule is 153 steps deep (coalesce counts as 8) with the rules it reads, and 150 is the most',
    )
  })

  it('is as deep as what its table comes from and its where are together', () => {
    const from = chain(100)
    expect(() => tableFrom('next', { from, clean: (of) => ({ title: chained(of.title, 50) }) })).not.toThrow()
    expect(
      refusal(() => tableFrom('next', { from, clean: (of) => ({ title: chained(of.title, 51) }) })),
    ).toContain('next.title: the rule is 151 steps deep')
    const where = (steps: number) => (): unknown =>
      tableFrom('kept', {
        from,
        clean: (of) => ({ title: of.title }),
        where: (row) => chained(row.title, steps).isNull(),
      })
    expect(where(48)).not.toThrow()
    expect(refusal(where(49))).toContain('where: the rule is 151 steps deep')
  })
})

describe('JSON', () => {
  const first = table('first', {
    raw: z.object({
      title: z.string(),
      price: z.float64(),
      tags: z.array(z.string()),
      place: z.object({ lat: z.float64() }),
    }),
    nulls: ['ERROR', '\u2028"\\'],
    zone: '+05:30',
    clean: (raw) => ({
      title: raw.title.stripPrefix('a (b)').nullIf('x', 'y'),
      price: raw.price.nullIf(Number.NaN, -0, 1e300),
      day: raw.title.toDate('dd/MM/yyyy').nullIf('2020-02-29'),
      at: raw.title.toTimestamp(),
      money: raw.title.toDecimal(10, 2, { suffixes: { k: 1000 } }).nullIf('-1.50'),
      long: raw.title.toLong().nullIf(-(2n ** 63n)),
      kind: when(raw.title.startsWith('v'), 'video').when(raw.title.isNull(), 'none').otherwise(null),
      first: raw.tags.at(0),
      lat: raw.place.field('lat'),
    }),
    where: (row) => row.price.greaterThan(1).or(row.long.isNotNull()),
    distinct: true,
  })
  const next = tableFrom('next', { from: first, clean: (raw) => ({ kind: raw.kind.coalesce('?') }) })

  it('comes back as the very same nodes', () => {
    for (const table of [first, next]) {
      const back = fromJSON(JSON.parse(JSON.stringify(toJSON(table))))
      expect(outputsOf(back).map((column) => column.node)).toEqual(
        outputsOf(table).map((column) => column.node),
      )
      outputsOf(back).forEach((column, index) => {
        expect(column.node).toBe(outputsOf(table)[index]?.node)
      })
      expect(back.relation).toBe(table.relation)
      expect(back.from).toEqual(table.from)
      expect(toJSON(back)).toEqual(toJSON(table))
    }
  })

  it('cannot hold a graph that is not well typed', () => {
    const json = JSON.stringify(toJSON(first))
    expect(refusal(() => fromJSON(JSON.parse(json.replace('"startsWith"', '"trims"'))))).toContain(
      'there is no operation "trims"',
    )
    expect(refusal(() => fromJSON(JSON.parse(json.replace('"double"', '"text"'))))).toContain(
      'first.price: reads price: double, which does not come in',
    )
    expect(refusal(() => fromJSON(JSON.parse(json.replace('+05:30', 'Europe/Paris'))))).toContain(
      'neither UTC',
    )
    expect(refusal(() => fromJSON({ lockstep: 2, name: 'x' }))).toBe('x: expected "lockstep": 1, got 2')
    expect(refusal(() => fromJSON([]))).toContain('expected a table')
  })
})

import {
  type Column,
  type Decimal,
  explain,
  foldAlike,
  fromJSON,
  type Int,
  lineOfNode,
  type Node,
  nodesOf,
  outputsOf,
  type RawColumns,
  Refusal,
  type Row,
  type RulesMeaning,
  rule,
  rules,
  type Text,
  table,
  toJSON,
} from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { drawnTables } from '../../kit/draw/rules.js'

const raw = z.object({ title: z.string(), count: z.string(), price: z.string() })

const wordsOf = (clean: (columns: RawColumns<typeof raw.shape>) => Readonly<Record<string, Column>>) =>
  explain(table('pin', { raw, clean })).map(({ words }) => words)

const refusal = (define: () => unknown): string => {
  try {
    define()
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

const dollars = rule('dollars', '{0} as an amount in dollars', (text: Text) =>
  text.stripPrefix('$').toDecimal(10, 2),
)

describe('a rule', () => {
  it('knows its name, its constants and the graph that it stands for', () => {
    const pin = table('pin', { raw, clean: ({ title }) => ({ a: title.stripPrefix('a.b') }) })
    const node = outputsOf(pin)[0]?.node as Node
    if (node.operation !== 'rule') throw new Error('no rule')
    expect(node.rule).toBe('stripPrefix')
    expect(node.constants).toEqual({ prefix: 'a.b' })
    const same = table('same', { raw, clean: ({ title }) => ({ a: title.regexpReplace(/^a\.b/u, '') }) })
    expect(node.means).toBe(outputsOf(same)[0]?.node)
    expect(nodesOf([node]).map(({ operation }) => operation)).toEqual(['column', 'regexpReplace', 'rule'])
  })

  it('is of the type that its line gives, and null where its line says so', () => {
    fc.assert(
      fc.property(drawnTables(20, Object.keys(rules) as (keyof typeof rules)[]), (table) => {
        for (const { node } of outputsOf(table)) {
          if (node.operation !== 'rule') continue
          expect([node.type, node.nullable]).toEqual([node.means.type, node.means.nullable])
          const { nulls } = lineOfNode(node)
          const onlyByOperands = nulls === 'strict' || nulls === 'some'
          expect(node.nullable).toBe(onlyByOperands ? node.children.some((child) => child.nullable) : true)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('means what it stands for, unless a meaning knows it by name', () => {
    const pin = table('pin', { raw, clean: ({ title }) => ({ a: title.trim().stripPrefix('a').upper() }) })
    const node = outputsOf(pin)[0]?.node as Node
    const count = (rules: RulesMeaning<number> = {}) =>
      foldAlike<number>((_, of) => 1 + of.reduce((sum, one) => sum + one, 0), rules)
    expect(count()(node)).toBe(4)
    expect(count({ stripPrefix: (_, of = 0) => of + 100 })(node)).toBe(103)
    expect(count({ other: () => 0 })(node)).toBe(4)
  })

  it('is told in words', () => {
    expect(
      wordsOf(({ title, count }) => ({
        prefix: title.stripPrefix('Local save in '),
        suffix: title.trim().stripSuffix('.'),
        blank: title.blankToNull(),
        group: title.extract(/a(b)/u, 1),
        match: title.extract(/ab/u),
        count: count.toInt({ suffixes: { k: 1_000, M: 1_000_000 } }),
        price: count.toDecimal(10, 2, { suffixes: { W: 10_000 } }),
        whole: count.toDecimal(10, 2).toInt(),
      })),
    ).toEqual([
      'title without `Local save in ` in front',
      '(title without spaces around it) without `.` at the end',
      'title, null where it is blank',
      'what group 1 of /a(b)/u finds in title; null for nothing',
      'what /ab/u finds in title; null for nothing',
      'count as a whole number that may end in `k` (thousands) or `M` (millions); null for anything else',
      'count as a number, decimal(10, 2), that may end in `W` (times 10000); null for anything else',
      '(count as decimal(10, 2)) as int, null where it has a fraction or does not fit',
    ])
  })

  it('is kept in JSON by its name, and comes back as the very same node', () => {
    const pin = table('pin', {
      raw,
      clean: ({ title, count, price }) => ({
        a: title.stripPrefix('a').stripSuffix('b'),
        b: count.toLong({ suffixes: { k: 1_000 } }),
        c: dollars(price),
      }),
    })
    const json = JSON.parse(JSON.stringify(toJSON(pin)))
    const written = JSON.stringify(json.nodes.filter((node: object) => 'rule' in node))
    expect(written).toContain('{"rule":"stripPrefix","children":[0],"constants":{"prefix":"a"}}')
    expect(written).toContain('"constants":{"suffixes":[["k",1000]],"type":"long"}}')
    expect(written).toContain('"rule":"dollars"')
    const back = fromJSON(json)
    outputsOf(back).forEach(({ node }, index) => {
      expect(node).toBe(outputsOf(pin)[index]?.node)
    })
    expect(() => fromJSON(JSON.parse(JSON.stringify(json).replace('"prefix":"a"', '"prefix":""')))).toThrow(
      'stripPrefix: prefix: expected text that is not empty, got ""',
    )
    expect(() => fromJSON(JSON.parse(JSON.stringify(json).replace('"stripSuffix"', '"strip"')))).toThrow(
      'there is no rule "strip"',
    )
  })
})

describe("a rule of one's own", () => {
  it('gives the class that its function gives', () => {
    const pin = table('pin', {
      raw,
      clean: ({ price }) => ({ price: dollars(price), known: price.isNull() }),
    })
    expectTypeOf(dollars).returns.toEqualTypeOf<Decimal>()
    expectTypeOf<Row<typeof pin>['price']>().toEqualTypeOf<string | null>()
    // @ts-expect-error an int is no text
    const wrong = (int: Int) => dollars(int)
    void wrong
  })

  it('is told in its words, and runs as what it is made of', () => {
    const least = rule('least', '{0}, or {1} where it is less', (number: Int, limit: number) =>
      number.coalesce(limit),
    )
    const plain = rule('plain', 'a title', (text: Text) => text.trim())
    const words = wordsOf(({ title, count, price }) => ({
      price: dollars(price),
      least: least(count.toInt(), 5),
      plain: plain(title),
    }))
    expect(words).toEqual([
      'price as an amount in dollars',
      '(count as int), or 5 where it is less',
      'a title (from title)',
    ])
    const pin = table('pin', { raw, clean: ({ title }) => ({ a: plain(title) }) })
    const [column] = outputsOf(pin)
    expect(column?.node.operation === 'rule' && column.node.means.operation).toBe('trim')
  })

  it('has one meaning in one table', () => {
    const other = rule('dollars', '{0} as an amount in dollars', (text: Text) => text.toDecimal(10, 2))
    expect(
      refusal(() =>
        table('pin', { raw, clean: ({ price, count }) => ({ a: dollars(price), b: other(count) }) }),
      ),
    ).toBe('pin: the rule "dollars" is one thing in a and another in b; give one of them another name')
    expect(
      outputsOf(
        table('pin', { raw, clean: ({ price, count }) => ({ a: dollars(price), b: dollars(count) }) }),
      ),
    ).toHaveLength(2)
  })

  it('is refused, with its place, for a name that is taken and for what is no column', () => {
    expect(refusal(() => rule('stripPrefix', '', (text: Text) => text))).toContain(
      'the name "stripPrefix" is taken by one of Lockstep\'s own rules',
    )
    const none = rule('none', 'nothing', (() => undefined) as never as (text: Text) => Text)
    expect(refusal(() => table('pin', { raw, clean: ({ title }) => ({ a: none(title) }) }))).toBe(
      'pin.a: none: expected the rule to give a column, got undefined',
    )
    const deep = rule('deep', 'deep', (text: Text) => text.substring(0.5, 1))
    expect(refusal(() => table('pin', { raw, clean: ({ title }) => ({ a: deep(title) }) }))).toBe(
      'pin.a: substring: from: expected a whole number of 32 bits, got number 0.5',
    )
  })
})

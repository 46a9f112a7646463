import {
  bind,
  bindAggregate,
  type Column,
  columnNode,
  explain,
  fromJSON,
  type Int,
  type List,
  literalOf,
  type Node,
  newVariable,
  node,
  outputsOf,
  type RawColumns,
  rule,
  struct,
  type Text,
  table,
  toJSON,
  types,
} from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({
  tags: z.array(z.string()),
  others: z.array(z.string()),
  lists: z.array(z.array(z.string())),
  name: z.string(),
})

type Shape = typeof raw.shape

const tags = columnNode({ name: 'tags', type: types.list(types.text) })

describe('a lambda', () => {
  it('is one node wherever it stands', () => {
    const { relation } = table('t', {
      raw,
      clean: (raw) => ({
        alone: raw.tags.filter((tag) => tag.isNotNull()),
        inside: raw.others.transform(() => raw.tags.filter((other) => other.isNotNull())),
      }),
    })
    const [alone, inside] = outputsOf({ relation }).map(({ node }) => node)
    expect(inside?.children[1]).toBe(alone)
    expect(alone?.free).toEqual([])
    expect(inside?.lambdas).toBe(2)
  })

  it('survives JSON with its variables, nested and in rules with names', () => {
    const first = rule('first', 'the first of {0}', (text: Text) => text.stripPrefix('#').trim())
    const cleaned = table('t', {
      raw,
      clean: (raw) => ({
        deep: raw.lists.transform((list) => list.filter((word) => first(word).equals(list.at(0)))),
      }),
    })
    const back = fromJSON(JSON.parse(JSON.stringify(toJSON(cleaned))))
    expect(back.relation).toBe(cleaned.relation)
    expect(explain(back)[0]?.words).toBe(
      'the list of (each x0 of x1 where ((the first of x0) = (element 0 of x1))) for each x1 of lists',
    )
  })

  it('of two variables survives JSON, nested, and is told in words', () => {
    const totals = table('t', {
      raw,
      clean: (raw) => ({
        total: raw.lists.aggregate(0, (total, list) =>
          list.aggregate(total, (inner, word) => inner.add(total).add(word.length())),
        ),
        size: raw.tags.aggregate(0, (before) => before.add(1)),
      }),
    })
    const back = fromJSON(JSON.parse(JSON.stringify(toJSON(totals))))
    expect(back.relation).toBe(totals.relation)
    expect(outputsOf(totals).map(({ node: { lambdas, free } }) => [lambdas, free])).toEqual([
      [4, []],
      [2, []],
    ])
    expect(explain(back)[1]?.words).toBe(
      '(x1 + 1) for each x0 of tags in order, where x1 is what came before, at first 0',
    )
  })

  it('of two variables gives what it begins with, which is a plain value', () => {
    const made = (clean: (raw: RawColumns<Shape>) => Column) => () =>
      table('t', { raw, clean: (raw) => ({ a: clean(raw) }) })
    expect(made((raw) => raw.tags.aggregate(0, ((before: Int) => before.toLong()) as never))).toThrow(
      't.a: aggregate: the function gives long, and begins with int; give a first value of that type, or cast what the function gives',
    )
    expect(made((raw) => raw.tags.aggregate(raw.others, (before: List<Text>) => before as never))).toThrow(
      't.a: aggregate: takes a plain value (neither list nor struct), got list<text>',
    )
    const [element, before] = [newVariable(types.text), newVariable(types.int)]
    const start = node('literal', [], { value: literalOf(types.int, 0) }) as Node
    const wrong = newVariable(types.long)
    expect(() => bindAggregate(tags, start, { element, before: wrong }, start)).not.toThrow()
    expect(() => bindAggregate(tags, start, { element: wrong, before }, wrong as Node)).toThrow(
      'aggregate: takes int, got long',
    )
    expect(() => node('aggregate', [tags, start, start], { level: 0, before: 2 })).toThrow(
      'aggregate: before: expected one level above that of the element, 1, got 2',
    )
  })

  it('keeps what it made to itself', () => {
    let kept: Text | undefined
    const leaking = () =>
      table('t', {
        raw,
        clean: (raw) => ({
          tags: raw.tags.transform((tag) => {
            kept = tag
            return tag
          }),
          others: raw.others.transform((other) => kept ?? other),
        }),
      })
    expect(leaking).toThrow('t.others: uses an element of a list outside of the lambda that was given it')
  })

  it('gives true or false where it filters', () => {
    const filtering = () =>
      table('t', { raw, clean: (raw) => ({ a: raw.tags.filter((tag) => tag as never) }) })
    expect(filtering).toThrow('t.a: filter: takes boolean, got text')
  })

  it('has a variable of the type of the elements, and of the level that it stands on', () => {
    const int = newVariable(types.int)
    expect(() => bind('transform', tags, int, int as Node)).toThrow(
      "transform: the lambda's variable is of type int, which the list's elements are not",
    )
    const text = node('literal', [], { value: literalOf(types.text, 'a') }) as Node
    expect(() => node('transform', [tags, text], { level: 1 })).toThrow(
      'transform: level: expected the number of lambdas in the body, 0, got 1',
    )
  })
})

describe('a struct', () => {
  it('has fields of names that Spark can tell apart, and one of them is a column', () => {
    const made = (fields: (raw: RawColumns<Shape>) => Readonly<Record<string, Column | string>>) => () =>
      table('t', { raw, clean: (raw) => ({ a: struct(fields(raw)) }) })
    expect(made((raw) => ({ name: raw.name, Name: raw.tags }))).toThrow(
      't.a: struct: names: the names "name" and "Name" are equal up to case, and Spark cannot tell them apart; rename one',
    )
    expect(made((raw) => ({ '': raw.name }))).toThrow('"" cannot be a column name')
    expect(made(() => ({ name: 'a' }))).toThrow('struct: takes at least one column, got only plain values')
    expect(made(() => ({}))).toThrow('struct: takes at least one column')
  })

  it('survives JSON, and is told in words', () => {
    const made = table('t', { raw, clean: (raw) => ({ a: struct({ 'a b': raw.name, one: 1 }) }) })
    expect(fromJSON(JSON.parse(JSON.stringify(toJSON(made)))).relation).toBe(made.relation)
    expect(explain(made)[0]?.words).toBe('the struct of a b, one: name, 1')
  })
})

import {
  bind,
  columnNode,
  explain,
  fromJSON,
  literalOf,
  type Node,
  newVariable,
  node,
  outputsOf,
  rule,
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

import { foldRelations, type Relation, type RelationMeaning, relation, types } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'

const never = (_: () => unknown): void => {}

const source = relation('source', [], { name: 'posts', fields: [{ name: 'title', type: types.text }] })

const names: RelationMeaning<string> = {
  source: ({ parts }) => parts.name,
  select: (_, of) => `select ${of}`,
  where: (_, of) => `where ${of}`,
  distinct: (_, of) => `distinct ${of}`,
  join: (_, left, right) => `${left} join ${right}`,
  aggregate: (_, of) => `aggregate ${of}`,
  distinctBy: (_, of) => `distinctBy ${of}`,
  top: (_, of) => `top ${of}`,
  window: (_, of) => `window ${of}`,
  explode: (_, of) => `explode ${of}`,
  union: (_, left, right) => `${left} union ${right}`,
  sort: (_, of) => `sort ${of}`,
  limit: (_, of) => `limit ${of}`,
}

describe('what does not compile', () => {
  it('is a relation of another number of inputs', () => {
    never(() => {
      // @ts-expect-error distinct takes rows
      relation('distinct', [], {})
      // @ts-expect-error and of one relation only
      relation('distinct', [source, source], {})
      // @ts-expect-error a source takes none
      relation('source', [source], { name: 'posts', fields: [] })
    })
  })

  it('is a relation without its parts', () => {
    never(() => {
      // @ts-expect-error where has a test
      relation('where', [source], {})
      // @ts-expect-error there is no such relation
      relation('shuffle', [source], {})
    })
  })

  it('is a meaning that lacks a relation', () => {
    const { distinct, ...others } = names
    never(() => {
      // @ts-expect-error distinct is missing
      const lacking: RelationMeaning<string> = others
      return [lacking, distinct]
    })
  })

  it('is a meaning of another number of inputs', () => {
    never(() => {
      const wrong: RelationMeaning<string> = {
        ...names,
        // @ts-expect-error where has one input
        where: (_, left: string, right: string) => left + right,
      }
      const none: RelationMeaning<string> = {
        ...names,
        // @ts-expect-error a source has none
        source: (_, of: string) => of,
      }
      return [wrong, none]
    })
  })
})

describe('a meaning', () => {
  it('is asked for by the kind of a relation', () => {
    const root: Relation = relation('distinct', [source], {})
    expect(foldRelations(names)(root)).toBe('distinct posts')
  })
})

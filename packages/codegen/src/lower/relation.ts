import { type AnyTable, foldRelations, type Relation, type RelationMeaning } from '@lockstep/schema'
import { col, type Spark } from '../spark/expression.js'
import { names } from '../spark/names.js'
import type { Query } from '../spark/query.js'
import { type Named, type Steps, steps } from '../spark/steps.js'
import { lower } from './index.js'
import { madeBy } from './made.js'

/** What a relation is on Spark. */
interface Lowered {
  readonly query: Query
  /** Whether there are no columns but those that are known: what comes from outside may have others. */
  readonly exact: boolean
  /** The names of columns that there are, or were. */
  readonly taken: readonly string[]
}

const namesOf = (columns: readonly { readonly name: string }[]): readonly string[] =>
  columns.map(({ name }) => name)

const adding = (of: Query, { steps }: Steps): Query =>
  steps.reduce<Query>((of, columns) => ({ kind: 'add', of, columns }), of)

const takenBy = ({ steps }: Steps): readonly string[] => steps.flatMap(namesOf)

/** Keeps columns as they are, and drops all others. */
const keeping = (of: Query, columns: readonly { readonly name: string }[]): Query => ({
  kind: 'select',
  of,
  columns: columns.map(({ name }): Named => ({ name, of: col(name) })),
})

const onlyKnown = ({ query, exact }: Lowered, columns: readonly { readonly name: string }[]): Query =>
  exact ? query : keeping(query, columns)

/** What comes in as it is. */
const comingIn = ({ columns }: Relation, exact: boolean): Lowered => ({
  query: { kind: 'from' },
  exact,
  taken: namesOf(columns),
})

/** What the kinds of relation are on Spark. */
const lowered = (wantsNames: (of: Spark) => boolean): RelationMeaning<Lowered> => ({
  source: (own) => comingIn(own, false),
  select: ({ inputs: [input], parts, columns }, of) => {
    const meaning = lower(madeBy(input))
    const taken = [...of.taken, ...namesOf(columns)]
    const cleaned = steps(
      parts.columns.map(({ name, node }) => ({ name, of: meaning(node) })),
      names(taken),
      wantsNames,
    )
    return {
      query: { kind: 'select', of: adding(of.query, cleaned), columns: cleaned.last },
      exact: true,
      taken: [...taken, ...takenBy(cleaned)],
    }
  },
  where: ({ inputs: [input], parts, columns }, { query, exact, taken }) => {
    const rule = lower(madeBy(input))(parts.test)
    const test = steps([{ name: 'where', of: rule }], names(taken), wantsNames)
    const kept = test.last.reduce<Query>(
      (of, last) => ({ kind: 'where', of, test: last.of }),
      adding(query, test),
    )
    const added = test.steps.length > 0
    return {
      query: added ? keeping(kept, columns) : kept,
      exact: exact || added,
      taken: [...taken, ...takenBy(test)],
    }
  },
  distinct: ({ columns }, of) => ({
    query: { kind: 'distinct', of: onlyKnown(of, columns) },
    exact: true,
    taken: of.taken,
  }),
})

/**
 * What a table does to its input on Spark: to its source, or to the table it comes from. `wantsNames` tells for which
 * expressions a printer can only write parts that are columns or constants.
 */
export const queryOf = ({ from, relation }: AnyTable, wantsNames: (of: Spark) => boolean): Query => {
  const before = from === null ? [] : [[from.relation, comingIn(from.relation, true)] as const]
  return onlyKnown(foldRelations(lowered(wantsNames), before)(relation), relation.columns)
}

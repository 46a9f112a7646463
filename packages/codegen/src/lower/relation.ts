import { type AnyTable, foldRelations, type Relation, type RelationMeaning } from '@lockstep/schema'
import { col } from '../spark/expression.js'
import { variableNames } from '../spark/lambdas.js'
import { names } from '../spark/names.js'
import type { SparkQuery } from '../spark/query.js'
import { type Named, type Steps, steps, type Wishes } from '../spark/steps.js'
import { asLowered, lower, type Spelling } from './index.js'
import { madeBy } from './made.js'

/** What a relation is on Spark. */
interface Lowered {
  readonly query: SparkQuery
  /** Whether there are no columns but those that are known: what comes from outside may have others. */
  readonly exact: boolean
  /** The names of columns that there are, or were. */
  readonly taken: readonly string[]
}

const namesOf = (columns: readonly { readonly name: string }[]): readonly string[] =>
  columns.map(({ name }) => name)

const addSteps = (of: SparkQuery, { steps }: Steps): SparkQuery =>
  steps.reduce<SparkQuery>((of, columns) => ({ kind: 'add', of, columns }), of)

const takenBy = ({ steps }: Steps): readonly string[] => steps.flatMap(namesOf)

/** Keeps columns as they are, and drops all others. */
const keepColumns = (of: SparkQuery, columns: readonly { readonly name: string }[]): SparkQuery => ({
  kind: 'select',
  of,
  columns: columns.map(({ name }): Named => ({ name, of: col(name) })),
})

const dropUnknown = ({ query, exact }: Lowered, columns: readonly { readonly name: string }[]): SparkQuery =>
  exact ? query : keepColumns(query, columns)

/** What comes in as it is. */
const inputAsItIs = ({ columns }: Relation, exact: boolean): Lowered => ({
  query: { kind: 'from' },
  exact,
  taken: namesOf(columns),
})

/** What the kinds of relation are on Spark. */
const meaningOnSpark = (wishes: Wishes, spell: Spelling): RelationMeaning<Lowered> => ({
  source: (own) => inputAsItIs(own, false),
  select: ({ inputs: [input], parts, columns }, of) => {
    const taken = [...of.taken, ...namesOf(columns)]
    const given = names(taken)
    const meaning = lower(madeBy(input), spell, variableNames(given))
    const cleaned = steps(
      parts.columns.map(({ name, node }) => ({ name, of: meaning(node) })),
      given,
      wishes,
    )
    return {
      query: { kind: 'select', of: addSteps(of.query, cleaned), columns: cleaned.last },
      exact: true,
      taken: [...taken, ...takenBy(cleaned)],
    }
  },
  where: ({ inputs: [input], parts, columns }, { query, exact, taken }) => {
    const given = names(taken)
    const rule = lower(madeBy(input), spell, variableNames(given))(parts.test)
    const test = steps([{ name: 'where', of: rule }], given, wishes)
    const kept = test.last.reduce<SparkQuery>(
      (of, last) => ({ kind: 'where', of, test: last.of }),
      addSteps(query, test),
    )
    const added = test.steps.length > 0
    return {
      query: added ? keepColumns(kept, columns) : kept,
      exact: exact || added,
      taken: [...taken, ...takenBy(test)],
    }
  },
  distinct: ({ columns }, of) => ({
    query: { kind: 'distinct', of: dropUnknown(of, columns) },
    exact: true,
    taken: of.taken,
  }),
})

/**
 * What a table does to its input on Spark: to its source, or to the table it comes from. `wishes` are what its printer asks
 * of steps, `spell` what it says by helpers.
 */
export const queryOf = (
  { from, relation }: AnyTable,
  wishes: Wishes = {},
  spell: Spelling = asLowered,
): SparkQuery => {
  const before = from === null ? [] : [[from.relation, inputAsItIs(from.relation, true)] as const]
  return dropUnknown(foldRelations(meaningOnSpark(wishes, spell), before)(relation), relation.columns)
}

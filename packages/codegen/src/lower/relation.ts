import {
  type AnyQuery,
  type AnyTable,
  foldRelations,
  type Relation,
  type RelationMeaning,
} from '@lockstep/schema'
import { variableNames } from '../spark/lambdas.js'
import { names } from '../spark/names.js'
import type { SparkQuery } from '../spark/query.js'
import { steps, type Wishes } from '../spark/steps.js'
import { asLowered, lower, type Spelling } from './index.js'
import { addSteps, dropUnknown, keepColumns, type Lowered, namesOf, takenBy } from './lowered.js'
import { madeBy } from './made.js'
import { questionsOnSpark } from './questions.js'

/** The tables that some tables and questions are, or begin from; and of some questions those themselves. */
const leavesOf = (sources: AnyQuery['sources'], named: readonly AnyQuery[]): AnyQuery['sources'] => [
  ...new Set(
    sources.flatMap((of) => ('sources' in of && !named.includes(of) ? leavesOf(of.sources, named) : [of])),
  ),
]

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
  ...questionsOnSpark(wishes, spell),
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

/**
 * What a question asks of cleaned tables on Spark. Tables are those that were written, and questions that are `named` have been
 * asked; what they are made of is theirs.
 */
export const queryOfQuestion = (
  { relation, sources }: AnyQuery,
  wishes: Wishes = {},
  spell: Spelling = asLowered,
  named: readonly AnyQuery[] = [],
): SparkQuery => {
  const leaves = leavesOf(sources, named).map((table): readonly [Relation, Lowered] => {
    const columns = namesOf(table.relation.columns)
    return [table.relation, { query: { kind: 'table', table, columns }, exact: true, taken: columns }]
  })
  return foldRelations(meaningOnSpark(wishes, spell), leaves)(relation).query
}

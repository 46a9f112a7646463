import {
  type AggregateNode,
  type AnyQuery,
  isPlace,
  neededOf,
  type Relation,
  relations,
  relationsOf,
} from '@lockstep/schema'
import { kindsOfAggregates } from './aggregates.js'
import { joinCards } from './joins.js'
import { kindsOfWindows } from './windows.js'

/** A join's name, and that of one where nulls meet. */
const joinNames = (how: string, areEqual: boolean): readonly string[] =>
  areEqual ? [`join ${how}`, `join ${how}, nulls equal`] : [`join ${how}`]

/** Whether an aggregate is of the rows alone for which a test is true; a count of those is another aggregate. */
const hasTest = ({ of }: AggregateNode): boolean => of.some(({ operation }) => operation === 'when')

const whereOf = (aggregate: AggregateNode): readonly string[] =>
  hasTest(aggregate) ? [`${aggregate.aggregate} where`] : []

/** The steps, aggregates and windows of a question whose values come to the answer, or decide on its rows. */
export const kindsIn = (of: AnyQuery): readonly string[] => {
  const needed = neededOf(of.relation)
  return relationsOf([of.relation]).flatMap((each: Relation): readonly string[] => {
    const names = new Set(needed(each).map(({ name }) => name))
    switch (each.relation) {
      case 'join':
        return joinNames(each.parts.how, each.parts.nulls)
      case 'aggregate':
        return [
          each.relation,
          ...each.parts.columns
            .filter(({ name }) => names.has(name))
            .flatMap(({ aggregate }) => [aggregate.aggregate, ...whereOf(aggregate)]),
        ]
      case 'window':
        return [
          each.relation,
          ...each.parts.columns
            .filter(({ name }) => names.has(name))
            .flatMap(({ window: { what } }) =>
              isPlace(what) ? [what.window] : [`${what.aggregate} over`, ...whereOf(what)],
            ),
        ]
      default:
        return [each.relation]
    }
  })
}

const counts: readonly string[] = ['count', 'countOf', 'countIf']

/** Every step, join, aggregate and window that random questions must have. */
export const everyKind: readonly string[] = [
  ...Object.keys(relations).filter((kind) => kind !== 'join'),
  ...new Set(joinCards.flatMap(({ how, nulls }) => joinNames(how, nulls === 'equal'))),
  ...kindsOfAggregates,
  ...kindsOfAggregates.filter((kind) => !counts.includes(kind)).map((kind) => `${kind} where`),
  ...kindsOfWindows.map((kind) => (kindsOfAggregates.includes(kind as never) ? `${kind} over` : kind)),
]

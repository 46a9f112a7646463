import { walk } from '@lockstep/schema'
import { inputsOf, type SparkQuery } from '../spark/query.js'

const words: Readonly<Partial<Record<SparkQuery['kind'], string>>> = {
  join: 'joined',
  aggregate: 'grouped',
  window: 'placed',
  where: 'kept',
}

/** What a query that stands in several places is called, behind the name of the question. */
export const partWord = ({ kind }: SparkQuery): string => words[kind] ?? 'rows'

/** Queries that stand in several places, each behind what it is made of. */
export const repeatedIn = (root: SparkQuery): readonly SparkQuery[] => {
  const order: SparkQuery[] = []
  const places = new Map<SparkQuery, number>()
  const visit = walk(inputsOf, (query: SparkQuery) => {
    order.push(query)
    for (const input of inputsOf(query)) places.set(input, (places.get(input) ?? 0) + 1)
  })
  visit(root)
  return order.filter(
    (query) => query.kind !== 'table' && query.kind !== 'from' && (places.get(query) ?? 0) > 1,
  )
}

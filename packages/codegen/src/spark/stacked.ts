import { walk } from '@lockstep/schema'
import { col, columnsOf, partsOf, type Spark } from './expression.js'
import { expressionsIn, inputsOf, type SparkQuery } from './query.js'

/** Spark's analyzer gives up after 100 selects in each other; more than these are not read better one after the other. */
const mostSteps = 3

/** Spark 3.5 puts selects into each other before it has analysed them, and gives up after 100 calls in each other. */
const deepest = 50

const depthOf = walk<Spark, number>(partsOf, (_, parts) => 1 + Math.max(0, ...parts))

interface Size {
  readonly steps: number
  readonly depth: number
}

const sizeOf: (query: SparkQuery) => Size = walk(inputsOf, (query, [of]) => ({
  steps: (of?.steps ?? 0) + (query.kind === 'add' ? 1 : 0),
  depth: (of?.depth ?? 0) + Math.max(0, ...expressionsIn(query).map(depthOf)),
}))

const readBy = (query: SparkQuery): readonly string[] => expressionsIn(query).flatMap(columnsOf)

/** A query with selects in the place of what adds columns; `needed` are the columns that what is above it reads. */
const stack = (query: SparkQuery, needed: readonly string[]): SparkQuery => {
  switch (query.kind) {
    case 'select':
      return { ...query, of: stack(query.of, readBy(query)) }
    case 'where':
    case 'distinct':
      return { ...query, of: stack(query.of, [...needed, ...readBy(query)]) }
    case 'window':
      return {
        ...query,
        of: stack(query.of, [...query.columns, ...query.windows.flatMap(({ per }) => per), ...readBy(query)]),
      }
    case 'add': {
      const made = query.columns.map(({ name }) => name)
      const kept = [...new Set(needed)].filter((name) => !made.includes(name))
      return {
        kind: 'select',
        of: stack(query.of, [...kept, ...readBy(query)]),
        columns: [...kept.map((name) => ({ name, of: col(name) })), ...query.columns],
        isStep: true,
      }
    }
    default:
      return query
  }
}

/**
 * A query of which each step is a select over the one before, where there are few: they are read from top to bottom. Each has
 * only the columns that are read after it: what comes from outside may have others, called as a step is.
 */
export const stacked = (query: SparkQuery): SparkQuery => {
  const { steps, depth } = sizeOf(query)
  return steps > 0 && steps <= mostSteps && depth <= deepest && query.kind !== 'add'
    ? stack(query, [])
    : query
}

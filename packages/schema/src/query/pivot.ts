import type { Aggregate } from '../column/aggregate.js'
import { at, refuse } from '../errors/refusal.js'
import { showGiven, showPlain } from '../types/plain.js'

const call = "pivot(['art', 'travel'], (name) => count().where(row.category.equals(name)))"

/**
 * An aggregate for each of some values, by the value as its name: for a list of `aggregate`. What is one column for each value in Spark's
 * `PIVOT` stands here as aggregates with a test, so that the columns do not hang on the data.
 * @throws Refusal for no values, for one that is no text, and for one that is there twice.
 * @example
 * posts.groupBy('country').aggregate((row) => ({ ...pivot(['art', 'travel'], (name) => count().where(row.category.equals(name))) }))
 */
export const pivot = <const V extends string, A extends Aggregate>(
  values: readonly V[],
  make: (value: V) => A,
): { readonly [K in V]: A } =>
  at('pivot', () => {
    if (!Array.isArray(values) || typeof make !== 'function')
      refuse(
        `takes a list of texts and a function, got ${showGiven(values)} and ${showGiven(make)}; write ${call}`,
      )
    if (values.length === 0) refuse('takes one value or more, got none')
    const seen = new Set<string>()
    for (const value of values) {
      if (typeof value !== 'string') refuse(`takes texts, which name the columns, got ${showPlain(value)}`)
      if (seen.has(value)) refuse(`takes each value once, got ${JSON.stringify(value)} twice`)
      seen.add(value)
    }
    return Object.fromEntries(values.map((value) => [value, make(value)])) as { readonly [K in V]: A }
  })

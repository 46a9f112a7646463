import { refuse } from '../errors/refusal.js'
import { node } from '../graph/node.js'
import { attempt } from './attempt.js'
import { column, contextOf, lift } from './build.js'
import type { Lifted, PlainValue } from './classes.js'
import type { Column, Present } from './column.js'
import type { Struct } from './list.js'

/** What the fields of a struct are made of, by name. */
type StructFields = Readonly<Record<string, Column | PlainValue>>

/**
 * A struct of named fields, in the order in which they are written; itself never null, while its fields can be. Names must differ
 * by more than case. Plain values are fields of their own type. Spark's `named_struct`.
 * @throws Refusal for names that Spark cannot tell apart, for no field, and where no field is a column.
 * @example
 * raw.tags.transform((tag) => struct({ tag, size: tag.length(), source: 'tags' }))
 */
export const struct = <const F extends StructFields>(
  fields: F,
): Struct<{ readonly [K in keyof F]: Lifted<F[K]> }, Present> => {
  const values = Object.values(fields)
  const context = contextOf(values, 'struct')
  return attempt(context, 'struct', () => {
    const [first, ...others] = values.map((value) => lift(value, context).node)
    const names = Object.keys(fields)
    return column(
      node('namedStruct', [first ?? refuse('takes one or more fields'), ...others], { names }),
      context,
    )
  })
}

import { attempt } from '../column/attempt.js'
import { column, lift } from '../column/build.js'
import { Column, type Context } from '../column/column.js'
import type { Text } from '../column/text.js'
import { refuse } from '../errors/refusal.js'
import { columnNode } from '../graph/column-node.js'
import type { Node } from '../graph/node.js'
import { showPlain } from '../types/plain.js'
import { type Field, types } from '../types/types.js'

/** The columns that come in, by name, for a function of the user's: a name that is not among them is refused. */
export const inputs = (
  fields: readonly (Field & { readonly nullable?: boolean })[],
  context: Context,
  nulls: readonly string[],
): Readonly<Record<string, Column>> => {
  const columns: Record<string, Column> = Object.create(null)
  for (const field of fields) {
    const { name, type } = field
    const of = column<Column>(columnNode(field), context)
    columns[name] = nulls.length > 0 && type === types.text ? (of as Text).nullIf(...nulls) : of
  }
  return new Proxy(Object.freeze(columns), {
    get: (of, name) =>
      typeof name === 'symbol' || name in of
        ? Reflect.get(of, name)
        : attempt(context, '', () =>
            refuse(
              `there is no column ${JSON.stringify(name)}; there are ${fields.map((field) => field.name).join(', ')}`,
            ),
          ),
  })
}

/** The rule of a value in a select list: a column's own, or a constant. */
export const output = (value: unknown, context: Context): Node =>
  value instanceof Column || (typeof value !== 'object' && typeof value !== 'function' && value !== undefined)
    ? lift(value, context).node
    : refuse(`expected a column or a plain value, got ${showPlain(value)}`)

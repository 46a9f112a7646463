import { node } from '../graph/node.js'
import { attempt } from './attempt.js'
import { alike, column, contextOf } from './build.js'
import type { Lifted, NullsOf, PlainValue, WithNulls } from './classes.js'
import { Column, type Nullable } from './column.js'

/** A list of elements of one type. `E` is the column that an element would be. */
export class List<out E = Column, out N extends Nullable = Nullable> extends Column<'list', N> {
  /** Only the type checker sees this. */
  declare readonly '~element': E

  /** The element at an index, from 0; null beyond the ends, and where it is null. Spark's `get`. */
  at(index: number): WithNulls<E, Nullable> {
    return column(node('get', [this.node], { index }), this.context)
  }
}

/** Named fields. `F` says which column each would be. */
export class Struct<
  out F = Readonly<Record<string, Column>>,
  out N extends Nullable = Nullable,
> extends Column<'struct', N> {
  /** Only the type checker sees this. */
  declare readonly '~fields': F

  /** A field; null where the struct is null. @throws Refusal where there is no such field. */
  field<K extends keyof F & string>(name: K): WithNulls<F[K], Nullable> {
    return column(node('getField', [this.node], { name }), this.context)
  }
}

/** A list of columns of one type, itself never null; its elements can be. Spark's `array`. */
export const list = <const P extends readonly [Column | PlainValue, ...(Column | PlainValue)[]]>(
  ...elements: P
): List<WithNulls<Lifted<P[number]>, NullsOf<P[number]>>, never> => {
  const context = contextOf(elements, 'list')
  return attempt(context, 'list', () => column(node('array', alike(elements, context), {}), context))
}

import { type Node, node } from '../graph/node.js'
import type { Zone } from '../types/time.js'
import type { Kind } from '../types/types.js'
import type { Bool } from './logic.js'

/** The null-ness of a column that can hold null. */
export type Nullable = null
/** The null-ness of a column that cannot: `Text<Present>` is never null. */
export type Present = never

/** What a column knows of the table it is part of. */
export interface Context {
  readonly table: string
  readonly zone: Zone
  /** Makes the column of a node, of the class that its type has. */
  readonly make: (node: Node, context: Context) => Column
}

/** A rule: what a column of the result is made of. `K` is the kind of its type, `N` its null-ness. */
export abstract class Column<K extends Kind = Kind, N extends Nullable = Nullable> {
  /** Only the type checker sees these two. */
  declare readonly '~kind': K
  declare readonly '~nulls': N
  readonly node: Node
  readonly context: Context

  constructor(of: Node, context: Context) {
    this.node = of
    this.context = context
    Object.freeze(this)
  }

  /** Whether it is null. Spark's `isnull`. */
  isNull(): Bool<Present> {
    return this.context.make(node('isNull', [this.node], {}) as Node, this.context) as Bool<Present>
  }

  /** Whether it is not null. Spark's `isnotnull`. */
  isNotNull(): Bool<Present> {
    return this.isNull().not()
  }
}

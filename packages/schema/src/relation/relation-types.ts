import type { Field } from '../types/types.js'
import type { Inputs, PartsOf, RelationKind } from './relations.js'

/** A column of a relation: its name and type, and whether a cell of it can be null, as far as that is known. */
export interface RelationColumn extends Field {
  readonly nullable: boolean
}

/** One step on rows over those before it. Interned: equal structure is the same object. */
export interface RelationOf<K extends RelationKind> {
  readonly relation: K
  readonly inputs: Inputs<K, Relation>
  /** Its rules and constants, by name. */
  readonly parts: PartsOf<K>
  /** The columns that go out, in order. */
  readonly columns: readonly RelationColumn[]
  /** The longest path of nodes behind a column, with those of its inputs. */
  readonly depth: number
  /** A number of its own, greater than those of its inputs. */
  readonly id: number
}

/** A relation of any kind; `relation.relation` tells which. */
export type Relation = { readonly [K in RelationKind]: RelationOf<K> }[RelationKind]

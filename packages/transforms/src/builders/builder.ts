import type { TypeOf } from '@lockstep/schema'
import type { BuilderCells } from './cells.js'
import type { BooleanBuilder, DoubleBuilder, IntBuilder } from './fixed.js'
import type { TextBuilder } from './text.js'
import type { DecimalBuilder, LongBuilder } from './wide.js'

/** Collects the cells of a column of one type; this room has a verb for each: `addText`, `addInt`, `addLong` and so on. */
export type Builder =
  | TextBuilder
  | BooleanBuilder
  | IntBuilder
  | LongBuilder
  | DoubleBuilder
  | DecimalBuilder
  | ListBuilder
  | StructBuilder

/** Collects lists: add elements to `element`, then close the list. */
export interface ListBuilder extends BuilderCells {
  readonly kind: 'list'
  readonly type: TypeOf<'list'>
  readonly element: Builder
  offsets: Int32Array
}

/** Collects structs: add a cell to each of `fields`, then close the struct. */
export interface StructBuilder extends BuilderCells {
  readonly kind: 'struct'
  readonly type: TypeOf<'struct'>
  readonly fields: readonly Builder[]
}

import type { ListBuilder, StructBuilder } from '../../builders/builder.js'
import type { BooleanBuilder, DoubleBuilder, IntBuilder } from '../../builders/fixed.js'
import type { TextBuilder } from '../../builders/text.js'
import type { DecimalBuilder, LongBuilder } from '../../builders/wide.js'

/**
 * A name in UTF-8, in its quotes and with a colon after them. `words` are its bytes by eights, `last` the last eight of
 * them: as doubles, which are equal where their bytes are, since neither UTF-8 nor a name has the bytes of NaN or 0.
 */
export interface Key {
  readonly bytes: Uint8Array
  readonly words: Float64Array
  readonly last: number
}

/** Where the cells of one type go. */
export type RowCell =
  | { readonly kind: 'text'; readonly builder: TextBuilder }
  | { readonly kind: 'boolean'; readonly builder: BooleanBuilder }
  | { readonly kind: 'int'; readonly builder: IntBuilder }
  | { readonly kind: 'long'; readonly builder: LongBuilder }
  | { readonly kind: 'double'; readonly builder: DoubleBuilder }
  | { readonly kind: 'decimal'; readonly builder: DecimalBuilder }
  | ListCell
  | StructCell

/** Where lists go. */
export interface ListCell {
  readonly kind: 'list'
  readonly builder: ListBuilder
  readonly element: RowCell
}

/** Where structs go; a row is one. */
export interface StructCell {
  readonly kind: 'struct'
  readonly builder: StructBuilder
  readonly members: readonly Member[]
  /** The members by the bytes of their keys. */
  readonly byLength: ReadonlyMap<number, readonly Member[]>
  /** The member that came first in the last object. */
  first: Member | undefined
}

/** A field of a struct, and its place. */
export interface Member {
  readonly key: Key
  readonly index: number
  readonly cell: RowCell
  /** The builder, where that is one of text. */
  readonly text: TextBuilder | undefined
  /** The object that had this field last, by the count of the scan. */
  object: number
  /** The member that came after this one in the last object. */
  next: Member | undefined
  /**
   * How many bytes, eight or more, came between the value before and this one's, the quote before text among them. The
   * first eight, the last eight and those between are doubles, which are equal where their bytes are, since UTF-8 has
   * neither the bytes of NaN nor, in JSON, those of 0.
   */
  lead: number
  first: number
  last: number
  between: Float64Array
  /** Whether that stood at the begin of an object, where no comma is. */
  opens: boolean
  /** How often that was learnt. */
  learnt: number
}

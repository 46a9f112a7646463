import { showType, type Type, type TypeOf } from '@lockstep/schema'
import { clearBit } from '../../bytes/bitmap.js'
import { allSet, type PlainColumn, type Validity } from '../../column/column.js'

/** Cells that turn out to be null, beside those that were. */
export interface Nulls {
  readonly add: (index: number) => void
  readonly validity: () => Validity
}

/** No more nulls than there are. */
export const nullsOf = (validity: Validity, length: number): Nulls => {
  let bits: Uint8Array | null = null
  return {
    add: (index) => {
      bits ??= validity?.slice() ?? allSet(length)
      clearBit(bits, index)
    },
    validity: () => bits ?? validity,
  }
}

/** The columns of one layout. */
export type Laid<L extends PlainColumn['layout']> = Extract<PlainColumn, { readonly layout: L }>

/** The column, which must have this layout: the type of its rule says so. */
export const laid = <L extends PlainColumn['layout']>(column: PlainColumn, layout: L): Laid<L> => {
  if (column.layout !== layout)
    throw new TypeError(
      `expected a column of layout ${layout}, got ${column.layout} (${showType(column.type)})`,
    )
  return column as Laid<L>
}

/** The type, which must be a decimal. */
export const asDecimal = (type: Type): TypeOf<'decimal'> => {
  if (type.kind !== 'decimal') throw new TypeError(`expected a decimal type, got ${showType(type)}`)
  return type
}

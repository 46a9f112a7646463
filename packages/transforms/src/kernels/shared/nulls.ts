import { showType, type Type, type TypeOf } from '@lockstep/schema'
import { clearBit } from '../../bytes/bitmap.js'
import { allSet, type PlainColumn, type Validity } from '../../column/column.js'

/** Cells that turn out to be null, beside those that were. */
export interface CellNulls {
  readonly add: (index: number) => void
  readonly validity: () => Validity
}

/** No more nulls than there are. */
export const cellNullsOf = (validity: Validity, length: number): CellNulls => {
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
export type ColumnAs<L extends PlainColumn['layout']> = Extract<PlainColumn, { readonly layout: L }>

/** The column, which must have this layout: the type of its rule says so. */
export const columnAs = <L extends PlainColumn['layout']>(column: PlainColumn, layout: L): ColumnAs<L> => {
  if (column.layout !== layout)
    throw new TypeError(
      `expected a column of layout ${layout}, got ${column.layout} (${showType(column.type)})`,
    )
  return column as ColumnAs<L>
}

/** The type, which must be a decimal. */
export const asDecimal = (type: Type): TypeOf<'decimal'> => {
  if (type.kind !== 'decimal') throw new TypeError(`expected a decimal type, got ${showType(type)}`)
  return type
}

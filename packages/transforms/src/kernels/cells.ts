import { showType, type Type, type TypeOf, types } from '@lockstep/schema'
import { clearBit } from '../bits.js'
import { allSet, isValid, type PlainColumn, type TextColumn, type Validity } from '../column.js'

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

/** Writes a cell's bytes at a place, and gives the place after them. */
export type WriteCell = (bytes: Uint8Array, at: number, index: number) => number

/** A text column from what writes its cells, each of at most `longest` bytes; null cells are empty. */
export const textCells = (
  length: number,
  validity: Validity,
  longest: number,
  write: WriteCell,
): TextColumn => {
  const offsets = new Int32Array(length + 1)
  let bytes = new Uint8Array(length * 8 + longest)
  let end = 0
  for (let index = 0; index < length; index++) {
    if (end + longest > bytes.length) {
      const larger = new Uint8Array(bytes.length * 2)
      larger.set(bytes)
      bytes = larger
    }
    if (isValid(validity, index)) end = write(bytes, end, index)
    if (end > 0x7fffffff)
      throw new RangeError('a batch would hold more than 2 GiB of one column; use smaller batches')
    offsets[index + 1] = end
  }
  return { layout: 'text', type: types.text, length, validity, offsets, bytes: bytes.subarray(0, end) }
}

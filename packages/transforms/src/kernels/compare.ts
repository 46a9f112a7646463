import { andNot, not, xor } from '../bits.js'
import { equalDecimals, lessDecimals } from './compare/decimal.js'
import { equalDoubles, lessDoubles } from './compare/double.js'
import { equalInts, lessInts } from './compare/int.js'
import { equalLongs, lessLongs } from './compare/long.js'
import { equalTexts, lessTexts } from './compare/text.js'
import { bitsOf, type Layout, laidAs, type Operand } from './operand.js'

/** Sets a bit for each row in which two operands of one type compare so, in Spark's order. Nulls apart. */
export type Compare = (left: Operand, right: Operand, length: number) => Uint8Array

/** What is done to two operands of one layout. */
const of =
  <L extends Layout>(
    layout: L,
    compare: (left: Operand<L>, right: Operand<L>, length: number) => Uint8Array,
  ): Compare =>
  (left, right, length) =>
    compare(laidAs(left, layout), laidAs(right, layout), length)

const equalBooleans: Compare = (left, right, length) =>
  not(xor(bitsOf(left, length), bitsOf(right, length), length), length)

/** False lies below true. */
const lessBooleans: Compare = (left, right, length) =>
  andNot(bitsOf(right, length), bitsOf(left, length), length)

type Orders = Readonly<Partial<Record<Layout, { readonly equal: Compare; readonly less: Compare }>>>

const orders: Orders = {
  text: { equal: of('text', equalTexts), less: of('text', lessTexts) },
  boolean: { equal: equalBooleans, less: lessBooleans },
  int: { equal: of('int', equalInts), less: of('int', lessInts) },
  long: { equal: of('long', equalLongs), less: of('long', lessLongs) },
  double: { equal: of('double', equalDoubles), less: of('double', lessDoubles) },
  decimal: { equal: of('decimal', equalDecimals), less: of('decimal', lessDecimals) },
}

const orderOf = ({ cells: { layout } }: Operand): { readonly equal: Compare; readonly less: Compare } => {
  const order = orders[layout]
  if (order === undefined) throw new TypeError(`columns of layout ${layout} have no order`)
  return order
}

/** Where two operands are equal. */
export const equal: Compare = (left, right, length) => orderOf(left).equal(left, right, length)

/** Where the left operand is less. */
export const less: Compare = (left, right, length) => orderOf(left).less(left, right, length)

/** Where the left operand is greater. */
export const greater: Compare = (left, right, length) => less(right, left, length)

/** Where the left operand is less or equal: the order is total. */
export const lessOrEqual: Compare = (left, right, length) => not(greater(left, right, length), length)

/** Where the left operand is greater or equal. */
export const greaterOrEqual: Compare = (left, right, length) => not(less(left, right, length), length)

import { types } from '@lockstep/schema'
import { and, andNot, not, or, xor } from '../../bytes/bitmap.js'
import type { BooleanColumn, Kernel, Validity } from '../../column/column.js'
import { type FixedColumn, isFixed } from '../../column/fixed-width.js'
import { perTwo } from '../shared/apply.js'
import {
  bitsOf,
  bothRows,
  type CellsOperand,
  operandAs,
  type PlainLayout,
  validRows,
} from '../shared/operand.js'
import { equalTexts } from './match-texts.js'
import { equalFixed, lessFixed } from './numbers.js'
import { lessTexts } from './order-texts.js'

/** Sets a bit for each row in which two operands of one type compare so, in Spark's order. Nulls apart. */
export type Compare<L extends PlainLayout = PlainLayout> = (
  left: CellsOperand<L>,
  right: CellsOperand<L>,
  length: number,
) => Uint8Array

const equalBooleans: Compare = (left, right, length) =>
  not(xor(bitsOf(left, length), bitsOf(right, length), length), length)

/** False lies below true. */
const lessBooleans: Compare = (left, right, length) =>
  andNot(bitsOf(right, length), bitsOf(left, length), length)

/** As text. */
const asTexts =
  (holds: Compare<'text'>): Compare =>
  (left, right, length) =>
    holds(operandAs(left, 'text'), operandAs(right, 'text'), length)

/** Compares two operands by the way that their layout has. */
const byLayout =
  (texts: Compare<'text'>, booleans: Compare, fixed: Compare<FixedColumn['layout']>): Compare =>
  (left, right, length) => {
    const { cells } = left
    if (isFixed(cells)) return fixed(operandAs(left, cells.layout), operandAs(right, cells.layout), length)
    if (cells.layout === 'text') return asTexts(texts)(left, right, length)
    if (cells.layout === 'boolean') return booleans(left, right, length)
    throw new TypeError(`columns of layout ${cells.layout} have no order`)
  }

/** Where two operands are equal. */
export const equal: Compare = byLayout(equalTexts, equalBooleans, equalFixed)

/** Where the left operand is less. */
export const less: Compare = byLayout(lessTexts, lessBooleans, lessFixed)

/** Where the left operand is greater. */
export const greater: Compare = (left, right, length) => less(right, left, length)

/** Where the left operand is less or equal: the order is total. */
export const lessOrEqual: Compare = (left, right, length) => not(greater(left, right, length), length)

/** Where the left operand is greater or equal. */
export const greaterOrEqual: Compare = (left, right, length) => not(less(left, right, length), length)

/** A boolean column from its bits. */
export const booleans = (length: number, validity: Validity, bits: Uint8Array): BooleanColumn => ({
  layout: 'boolean',
  type: types.boolean,
  length,
  validity,
  bits,
})

/** The operation that compares two columns. */
export const comparing =
  (holds: Compare) =>
  (_: unknown, ...of: readonly Kernel[]): Kernel =>
    perTwo(of, (a, b, length) => booleans(length, bothRows(a, b, length), holds(a, b, length)))

/** Where both are equal, or both null. */
const equalOrNull = (left: CellsOperand, right: CellsOperand, length: number): Uint8Array => {
  const [here, there] = [validRows(left, length), validRows(right, length)]
  const bits = equal(left, right, length)
  const both = bothRows(left, right, length)
  const found = both === null ? bits : and(bits, both, length)
  return here === null || there === null ? found : or(found, not(or(here, there, length), length), length)
}

/** The operation that compares two columns, in which nulls are equal. */
export const comparingNulls = (_: unknown, ...of: readonly Kernel[]): Kernel =>
  perTwo(of, (a, b, length) => booleans(length, null, equalOrNull(a, b, length)), false)

/** The operation that compares two texts. */
export const comparingTexts = (holds: Compare<'text'>): ReturnType<typeof comparing> =>
  comparing(asTexts(holds))

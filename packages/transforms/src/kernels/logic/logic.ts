import type { Literal, MeaningOf, OperationsOf } from '@lockstep/schema'
import { and, andNot, bitmapBytes, type Join, not, or } from '../../bytes/bitmap.js'
import type { ArrowColumn, Kernel, PlainColumn, Validity } from '../../column/column.js'
import { validValues } from '../../column/take/bits.js'
import { booleans } from '../compare/orders.js'
import { perRow, perTwo, perValue } from '../shared/apply.js'
import { cellOf } from '../shared/constant.js'
import { bitsOf, bothRows, type CellsOperand, operandOf, validRows } from '../shared/operand.js'
import { choose } from './choose/choose.js'
import { chooseCoded, isCoded } from './choose/dictionary.js'
import { coalesce } from './coalesce.js'
import { nullIf } from './null-if/null-if.js'

/** Shares the values. */
const withValidity = (column: PlainColumn, validity: Validity): PlainColumn =>
  validity === column.validity ? column : { ...column, validity }

/** The operands of an operation that takes as many as there are names. */
const some = <O>(operands: readonly O[], index: number): O => {
  const operand = operands[index]
  if (operand === undefined) throw new TypeError(`there is no operand ${index}`)
  return operand
}

/** Whether cells are valid, and dictionary cells valid in the dictionary too. */
const validCells = (column: ArrowColumn): Validity => {
  const { length, validity } = column
  if (column.layout === 'constant') return validRows(operandOf(column), length)
  if (column.layout !== 'dictionary' || column.values.validity === null) return validity
  return validValues(column, column.values.validity)
}

/** The bits where a boolean is true. */
const isTrue = (of: CellsOperand, length: number): Uint8Array => {
  const validity = validRows(of, length)
  const bits = bitsOf(of, length)
  return validity === null ? bits : and(bits, validity, length)
}

/** The bits where a boolean is false. */
const isFalse = (of: CellsOperand, length: number): Uint8Array => {
  const validity = validRows(of, length)
  const bits = bitsOf(of, length)
  return validity === null ? not(bits, length) : andNot(validity, bits, length)
}

/** Of two operands, `yes` gives where the result is true, `no` where it is false; it is null elsewhere. */
const kleene =
  (yes: Join, no: Join) =>
  (_: unknown, ...of: readonly Kernel[]): Kernel =>
    perTwo(
      of,
      (a, b, length) => {
        const bits = yes(isTrue(a, length), isTrue(b, length), length)
        if (bothRows(a, b, length) === null) return booleans(length, null, bits)
        const off = no(isFalse(a, length), isFalse(b, length), length)
        return booleans(length, or(bits, off, length), bits)
      },
      false,
    )

/** Dictionaries and constants: the indices of the first that is not null. */
const coalesceCoded = (columns: readonly ArrowColumn[], length: number): ArrowColumn | undefined => {
  const coded = columns.filter(isCoded)
  if (coded.length < columns.length || coded[0]?.type.kind !== 'text') return undefined
  return coded.reduce((known, next) => {
    const valid = validCells(known)
    return valid === null ? known : chooseCoded(valid, known, next, length)
  })
}

/** Texts that are each one of a few: their indices. */
const whenCoded = (columns: readonly ArrowColumn[], length: number): ArrowColumn | undefined => {
  const [yes, no] = [some(columns, 1), some(columns, 2)]
  if (yes.type.kind !== 'text' || !isCoded(yes) || !isCoded(no)) return undefined
  return chooseCoded(isTrue(operandOf(some(columns, 0)), length), yes, no, length)
}

/** The operations of `schema/graph/operations/logic.ts` on Arrow columns. */
export const logic: MeaningOf<Kernel, OperationsOf<'logic'>> = {
  nullIf: (node, of) => {
    const values = node.constants.values.map((literal: Literal) => cellOf(literal))
    const validity = nullIf(values)
    return perValue(of, (column) => withValidity(column, validity(column)))
  },
  coalesce: (_, ...of) => perRow(of, { strict: false, compute: coalesce, direct: coalesceCoded }),
  isNull: (_, of) => (frame) => {
    const valid = validCells(of(frame))
    const { length } = frame
    return booleans(length, null, valid === null ? new Uint8Array(bitmapBytes(length)) : not(valid, length))
  },
  when: (_, ...of) =>
    perRow(of, {
      strict: false,
      compute: (operands, length) =>
        choose(isTrue(some(operands, 0), length), some(operands, 1), some(operands, 2), length),
      direct: whenCoded,
    }),
  and: kleene(and, or),
  or: kleene(or, and),
  not: (_, of) =>
    perValue(of, (column) => {
      const { length, validity } = column
      return booleans(length, validity, not(bitsOf({ cells: column, step: 1 }, length), length))
    }),
}

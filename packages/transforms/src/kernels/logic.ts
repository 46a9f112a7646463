import { type Literal, type MeaningOf, type OperationsOf, types } from '@lockstep/schema'
import {
  allSet,
  bitmapBytes,
  bothValid,
  type Column,
  isValid,
  type Kernel,
  type PlainColumn,
  type Validity,
} from '../column.js'
import { cast } from './cast.js'
import { choose } from './choose.js'
import { perValue, together } from './combine.js'
import { cellOf, constant } from './constant.js'
import { nullIf } from './null-if.js'
import { order } from './order.js'

/** A boolean column from its bits. */
const booleans = (length: number, validity: Validity, bits: Uint8Array): PlainColumn => ({
  layout: 'boolean',
  type: types.boolean,
  length,
  validity,
  bits,
})

/** Sets a bit for each cell where the test holds. */
const bitsWhere = (length: number, test: (index: number) => boolean): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  for (let index = 0; index < length; index++)
    if (test(index)) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7))
  return bits
}

/** Shares the values. */
const withValidity = (column: PlainColumn, validity: Validity): PlainColumn =>
  validity === column.validity ? column : { ...column, validity }

const compare =
  (holds: (order: number) => boolean) =>
  (_: unknown, left: Kernel, right: Kernel): Kernel =>
    together([left, right], ([a, b], length) => {
      if (a === undefined || b === undefined) throw new TypeError('a comparison takes two columns')
      const compared = order(a, b)
      return booleans(
        length,
        bothValid(a.validity, b.validity, length),
        bitsWhere(length, (index) => holds(compared(index, index))),
      )
    })

/** Whether cells are valid, and dictionary cells valid in the dictionary too. */
const validCells = (column: Column): Uint8Array => {
  const { length, validity } = column
  if (column.layout === 'constant')
    return column.values.validity === null || isValid(column.values.validity, 0)
      ? allSet(length)
      : new Uint8Array(bitmapBytes(length))
  if (column.layout !== 'dictionary') return validity ?? allSet(length)
  const { indices, values } = column
  return bitsWhere(
    length,
    (index) => isValid(validity, index) && isValid(values.validity, indices[index] ?? 0),
  )
}

/** The bits where each operand is true and where it is false, from which the three truth values follow. */
const truth = (column: PlainColumn): { readonly yes: Uint8Array; readonly no: Uint8Array } => {
  const bits = column.layout === 'boolean' ? column.bits : new Uint8Array(bitmapBytes(column.length))
  const valid = column.validity ?? allSet(column.length)
  return {
    yes: bits.map((byte, index) => byte & (valid[index] ?? 0)),
    no: bits.map((byte, index) => ~byte & (valid[index] ?? 0)),
  }
}

const kleene =
  (yes: (a: number, b: number) => number, no: (a: number, b: number) => number) =>
  (_: unknown, left: Kernel, right: Kernel): Kernel =>
    together([left, right], ([a, b], length) => {
      if (a === undefined || b === undefined) throw new TypeError('AND and OR take two columns')
      const first = truth(a)
      const second = truth(b)
      const bits = first.yes.map((byte, index) => yes(byte, second.yes[index] ?? 0))
      const off = first.no.map((byte, index) => no(byte, second.no[index] ?? 0))
      return booleans(
        length,
        bits.map((byte, index) => byte | (off[index] ?? 0)),
        bits,
      )
    })

const both = (a: number, b: number): number => a & b
const either = (a: number, b: number): number => a | b

const coalesce = (columns: readonly PlainColumn[], length: number): PlainColumn => {
  const [first, ...rest] = columns
  if (first === undefined) throw new TypeError('coalesce takes one or more columns')
  return rest.reduce(
    (known, next) => (known.validity === null ? known : choose(known.validity, known, next, length)),
    first,
  )
}

/** The operations of `schema/operations/logic.ts` on Arrow columns. */
export const logic: MeaningOf<Kernel, OperationsOf<'logic'>> = {
  column: (node) => (frame) => frame.column(node.constants.name),
  literal: (node) => constant(node.constants.value),
  tryCast: (node, of) => cast(node.children[0].type, of, node.type),
  nullIf: (node, of) => {
    const values = node.constants.values.map((literal: Literal) => cellOf(literal))
    const validity = nullIf(values)
    return perValue(of, (column) => withValidity(column, validity(column)))
  },
  coalesce: (_, ...of) => (of.length === 1 && of[0] !== undefined ? of[0] : together(of, coalesce)),
  isNull: (_, of) => (frame) => {
    const column = of(frame)
    return booleans(
      frame.length,
      null,
      validCells(column).map((byte) => ~byte),
    )
  },
  when: (_, test, value, otherwise) =>
    together([test, value, otherwise], ([where, yes, no], length) => {
      if (where === undefined || yes === undefined || no === undefined)
        throw new TypeError('when takes three columns')
      return choose(truth(where).yes, yes, no, length)
    }),
  and: kleene(both, either),
  or: kleene(either, both),
  not: (_, of) =>
    perValue(of, (column) =>
      booleans(
        column.length,
        column.validity,
        column.layout === 'boolean' ? column.bits.map((byte) => ~byte) : allSet(column.length),
      ),
    ),
  equalTo: compare((order) => order === 0),
  lessThan: compare((order) => order < 0),
  lessThanOrEqual: compare((order) => order <= 0),
  greaterThan: compare((order) => order > 0),
  greaterThanOrEqual: compare((order) => order >= 0),
}

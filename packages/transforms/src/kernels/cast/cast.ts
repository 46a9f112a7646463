import { type Kind, type MeaningOf, type OperationsOf, showType, type Type } from '@lockstep/schema'
import type { Kernel, PlainColumn } from '../../column/column.js'
import { perValue } from '../shared/apply.js'
import { type ColumnAs, columnAs } from '../shared/operand.js'
import { intToDouble, intToLong, longToDouble, longToInt } from './between-numbers.js'
import { booleanToText } from './boolean-to-text.js'
import { dateToText } from './date-to-text.js'
import { textToBoolean, textToDecimal, textToDouble, textToInt, textToLong } from './from-text.js'
import { decimalToText, intToText, longToText } from './number-to-text.js'
import { decimalToDecimal, intToDecimal, longToDecimal } from './to-decimal.js'

type Compute = (column: PlainColumn, to: Type) => PlainColumn

/** What is done to columns of one layout. */
const of =
  <L extends PlainColumn['layout']>(
    layout: L,
    compute: (column: ColumnAs<L>, to: Type) => PlainColumn,
  ): Compute =>
  (column, to) =>
    compute(columnAs(column, layout), to)

/** For each kind, the kinds it can become, as in `schema/types/casts.ts`. */
const computes: Readonly<Partial<Record<Kind, Readonly<Partial<Record<Kind, Compute>>>>>> = {
  text: {
    int: of('text', textToInt),
    long: of('text', textToLong),
    double: of('text', textToDouble),
    decimal: of('text', textToDecimal),
    boolean: of('text', textToBoolean),
  },
  boolean: { text: of('boolean', booleanToText) },
  int: {
    long: of('int', intToLong),
    double: of('int', intToDouble),
    decimal: of('int', intToDecimal),
    text: of('int', intToText),
  },
  long: {
    int: of('long', longToInt),
    double: of('long', longToDouble),
    decimal: of('long', longToDecimal),
    text: of('long', longToText),
  },
  decimal: { decimal: of('decimal', decimalToDecimal), text: of('decimal', decimalToText) },
  date: { text: of('int', dateToText) },
}

/** The kernel of Spark's `try_cast`, for the pairs of types of `schema/types/casts.ts`. */
export const castOf = (from: Type, child: Kernel, to: Type): Kernel => {
  const compute = computes[from.kind]?.[to.kind]
  if (compute === undefined) throw new TypeError(`no kernel casts ${showType(from)} to ${showType(to)}`)
  return perValue(child, (column) => compute(column, to))
}

/** The operations of `schema/graph/operations/cast.ts` on Arrow columns. */
export const castKernel: MeaningOf<Kernel, OperationsOf<'cast'>> = {
  tryCast: (node, of) => castOf(node.children[0].type, of, node.type),
}

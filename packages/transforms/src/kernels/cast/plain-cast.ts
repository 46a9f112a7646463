import { type Kind, type MeaningOf, type OperationsOf, showType, type Type } from '@lockstep/schema'
import type { Kernel, PlainColumn } from '../../column/column.js'
import { perValue } from '../shared/apply.js'
import { type ColumnAs, columnAs } from '../shared/operand.js'
import { intToDouble, intToLong, longToDouble, longToInt } from './between-numbers.js'
import { booleanToInt } from './boolean-to-int.js'
import { booleanToText } from './boolean-to-text.js'
import { dateToText } from './date-to-text.js'
import { doubleToInt, doubleToLong } from './from-double.js'
import { textToBoolean, textToDouble, textToInt, textToLong } from './from-text.js'
import { intToText, longToText } from './number-to-text.js'

/** Makes of a column one of another type. */
export type CastColumn = (column: PlainColumn, to: Type) => PlainColumn

/** What is done to columns of one layout. */
export const ofLayout =
  <L extends PlainColumn['layout']>(
    layout: L,
    compute: (column: ColumnAs<L>, to: Type) => PlainColumn,
  ): CastColumn =>
  (column, to) =>
    compute(columnAs(column, layout), to)

/** For a kind, the kinds it can become. */
export type Computes = Readonly<Partial<Record<Kind, CastColumn>>>

/** For each kind, the kinds it can become. */
export type CastTable = Readonly<Partial<Record<Kind, Computes>>>

/** The casts of `schema/types/casts.ts`, but those of decimals. */
export const plainCasts: CastTable = {
  text: {
    int: ofLayout('text', textToInt),
    long: ofLayout('text', textToLong),
    double: ofLayout('text', textToDouble),
    boolean: ofLayout('text', textToBoolean),
  },
  boolean: { text: ofLayout('boolean', booleanToText), int: ofLayout('boolean', booleanToInt) },
  int: {
    long: ofLayout('int', intToLong),
    double: ofLayout('int', intToDouble),
    text: ofLayout('int', intToText),
  },
  long: {
    int: ofLayout('long', longToInt),
    double: ofLayout('long', longToDouble),
    text: ofLayout('long', longToText),
  },
  double: { int: ofLayout('double', doubleToInt), long: ofLayout('double', doubleToLong) },
  date: { text: ofLayout('int', dateToText) },
}

/** The kernel of Spark's `try_cast`, for the pairs of types of some table. */
export const castBy =
  (computes: CastTable) =>
  (from: Type, child: Kernel, to: Type): Kernel => {
    const compute = computes[from.kind]?.[to.kind]
    if (compute === undefined) throw new TypeError(`no kernel casts ${showType(from)} to ${showType(to)}`)
    return perValue(child, (column) => compute(column, to))
  }

const cast = castBy(plainCasts)

/** The operations of `schema/graph/operations/cast.ts` on Arrow columns, where no type is a decimal. */
export const plainCast: MeaningOf<Kernel, OperationsOf<'cast'>> = {
  tryCast: (node, of) => cast(node.children[0].type, of, node.type),
}

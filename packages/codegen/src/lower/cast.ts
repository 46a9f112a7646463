import { literalOf, type MeaningOf, type OperationsOf, type Type, types } from '@lockstep/schema'
import { call, lit, operator, plainInt, plainText, type Spark, tryCast } from '../spark/expression.js'

/**
 * Text that Java's `new BigDecimal` takes, in ASCII and with at most 1,000 digits: it takes the digits of every script
 * that the JDK knows, minutes for a million of them, and Spark fails where an exponent asks for 10^9 zeros.
 */
const decimalText = String.raw`^[\x00- ]*[+-]?[0-9.]{1,1000}([eE][+-]?[0-9]{1,3})?[\x00- ]*\z`

/** Spark makes 2^63, the first double above all longs, the greatest of them; NaN is above all numbers. */
const belowLongs = (of: Spark, long: Spark): Spark => ({
  kind: 'case',
  branches: [{ test: operator('<', of, lit(literalOf(types.double, 2 ** 63))), value: long }],
  otherwise: null,
})

/** The cast of every pair of types of `schema/types/casts.ts`. */
const become = (from: Type, of: Spark, to: Type): Spark =>
  from.kind === 'text' && to.kind === 'decimal'
    ? tryCast(matching(of, decimalText), to)
    : from.kind === 'double' && to.kind === 'long'
      ? belowLongs(of, tryCast(of, to))
      : tryCast(of, to)

/** The text where a Java pattern with anchors at both ends matches it, else '', which no type but text has. */
export const matching = (of: Spark, pattern: string): Spark =>
  call('regexp_extract', of, plainText(pattern), plainInt(0))

/** The operations of `schema/graph/operations/cast.ts` on Spark. */
export const cast: MeaningOf<Spark, OperationsOf<'cast'>> = {
  tryCast: (node, of) => become(node.children[0].type, of, node.type),
}

import { type MeaningOf, type Node, type OperationsOf, types } from '@lockstep/schema'
import { call, operator, type Spark, tryCast } from '../spark/expression.js'
import { divisor, wholeDivisor } from './divisor.js'
import { fromOutside, type Made, mayBe } from './made.js'
import { amount, opposite } from './signs.js'

/** The same integer by way of a wider type, so that Spark's optimiser does not add up what stands around and inside of it. */
export const apart = (of: Spark, { type }: Node): Spark =>
  tryCast(tryCast(of, type.kind === 'int' ? types.long : types.decimal(19, 0)), type)

/**
 * The operations of `schema/graph/operations/number.ts` on Spark, over columns of which some are made in a step before.
 *
 * Spark's optimiser brings nested sums of integers into another order, and nested products too: it turns
 * `try_add(try_add(x, 1), -1)` into `x + 0`, which is not null where `x + 1` overflows (3.5.7 and 4.2.0), even where
 * the inner one stands in an earlier step. A cast to a wider type and back keeps them apart. Doubles and decimals stay as they are.
 */
export const numberOver = (made: Made): MeaningOf<Spark, OperationsOf<'number'>> => {
  const nests = { tryAdd: mayBe('tryAdd', made), tryMultiply: mayBe('tryMultiply', made) }
  const operand = (operation: 'tryAdd' | 'tryMultiply', of: Spark, node: Node): Spark =>
    (node.type.kind === 'int' || node.type.kind === 'long') && nests[operation](node) ? apart(of, node) : of
  return {
    tryAdd: ({ children: [a, b] }, left, right) =>
      call('try_add', operand('tryAdd', left, a), operand('tryAdd', right, b)),
    trySubtract: (_, left, right) => call('try_subtract', left, right),
    tryMultiply: ({ children: [a, b] }, left, right) =>
      call('try_multiply', operand('tryMultiply', left, a), operand('tryMultiply', right, b)),
    tryDivide: (_, left, right) => call('try_divide', left, right),
    remainder: ({ children: [, by] }, left, right) => operator('%', left, divisor(by, right)),
    pmod: ({ children: [, by] }, left, right) => call('pmod', left, divisor(by, right)),
    div: ({ children }, left, right) => operator('DIV', left, wholeDivisor(children, left, right)),
    factorial: (_, of) => call('factorial', of),
    abs: ({ type }, of) => amount(type, of),
    negate: ({ type }, of) => opposite(type, of),
  }
}

/** The operations of `schema/graph/operations/number.ts` on Spark, over raw columns. */
export const number: MeaningOf<Spark, OperationsOf<'number'>> = numberOver(fromOutside)

import { refuse } from '../../errors/refusal.js'
import { showType, type Type, type TypeOf, types } from '../../types/types.js'
import type { Lines, Result } from '../operation.js'

const decimalOf = (precision: number, scale: number, doing: string): Type =>
  precision <= 38
    ? types.decimal(precision, scale)
    : refuse(
        `${doing} can need ${precision} digits, and a decimal holds 38, where Spark would round or overflow by its settings; make the operands smaller first, with toDecimal(precision, scale)`,
      )

/** A result for two ints, two longs or two decimals: Spark's rule for decimals, while it needs no more than 38 digits. */
const arithmetic =
  (
    doing: string,
    digits: (left: TypeOf<'decimal'>, right: TypeOf<'decimal'>) => readonly [number, number],
  ): Result =>
  ([left, right]) => {
    if (left === undefined || left.kind !== right?.kind)
      return refuse(
        `takes two ints, two longs or two decimals, got ${[left, right].map((type) => type && showType(type)).join(' and ')}`,
      )
    return left.kind === 'decimal' && right.kind === 'decimal'
      ? decimalOf(...digits(left, right), doing)
      : left
  }

const sum = arithmetic('the sum', (left, right) => {
  const scale = Math.max(left.scale, right.scale)
  return [Math.max(left.precision - left.scale, right.precision - right.scale) + scale + 1, scale]
})

const product = arithmetic('the product', (left, right) => [
  left.precision + right.precision + 1,
  left.scale + right.scale,
])

/** Exact arithmetic on int, long and decimal. */
export const number = {
  /** Spark's `try_add`: null on overflow. */
  tryAdd: {
    takes: ['exact', 'exact'],
    constants: {},
    gives: sum as Result,
    nulls: 'partial',
    words: '{0} + {1}',
  },
  /** Spark's `try_subtract`: null on overflow. */
  trySubtract: {
    takes: ['exact', 'exact'],
    constants: {},
    gives: sum as Result,
    nulls: 'partial',
    words: '{0} - {1}',
  },
  /** Spark's `try_multiply`: null on overflow. */
  tryMultiply: {
    takes: ['exact', 'exact'],
    constants: {},
    gives: product as Result,
    nulls: 'partial',
    words: '{0} * {1}',
  },
} as const

number satisfies Lines

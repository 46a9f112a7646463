import { refuse } from '../../errors/refusal.js'
import { showType, type Type, type TypeOf, types } from '../../types/types.js'
import type { Check, Lines, Result } from '../operation.js'

const decimalOf = (precision: number, scale: number, doing: string): Type =>
  precision <= 38
    ? types.decimal(precision, scale)
    : refuse(
        `${doing} can need ${precision} digits, and a decimal holds 38, where Spark would round or overflow by its settings; make the operands smaller first, with toDecimal(precision, scale)`,
      )

/** A result for two ints, two longs, two doubles or two decimals: Spark's rule for decimals, while it needs no more than 38 digits. */
const arithmetic =
  (
    doing: string,
    digits: (left: TypeOf<'decimal'>, right: TypeOf<'decimal'>) => readonly [number, number],
  ): Result =>
  ([left, right]) => {
    if (left === undefined || left.kind !== right?.kind)
      return refuse(
        `takes two ints, two longs, two doubles or two decimals, got ${[left, right].map((type) => type && showType(type)).join(' and ')}`,
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

/** Spark rounds a quotient of decimals by their types, and fails on a remainder whose quotient has too many digits. */
const noDecimals: Check = (_, operands) => {
  for (const type of operands)
    if (type.kind === 'decimal')
      refuse(
        `takes int, long or double, got ${showType(type)}; make it a double first, with toText().toDouble()`,
      )
}

/** Arithmetic: exact on int, long and decimal, and by IEEE on double. */
export const number = {
  /** Spark's `try_add`: null on overflow of int and long; of doubles by IEEE. */
  tryAdd: {
    takes: ['number', 'number'],
    constants: {},
    gives: sum as Result,
    nulls: 'partial',
    words: '{0} + {1}',
  },
  /** Spark's `try_subtract`: null on overflow of int and long; of doubles by IEEE. */
  trySubtract: {
    takes: ['number', 'number'],
    constants: {},
    gives: sum as Result,
    nulls: 'partial',
    words: '{0} - {1}',
  },
  /** Spark's `try_multiply`: null on overflow of int and long; of doubles by IEEE. */
  tryMultiply: {
    takes: ['number', 'number'],
    constants: {},
    gives: product as Result,
    nulls: 'partial',
    words: '{0} * {1}',
  },
  /** Spark's `try_divide` of doubles, which ints and longs become: null by zero. */
  tryDivide: {
    takes: ['number', 'number'],
    constants: {},
    gives: 'double',
    nulls: 'partial',
    rare: 'many quotients do not fit, or are by zero',
    check: noDecimals as Check,
    words: '{0} / {1}',
  },
  /** Spark's `%`, with the sign of the first: null by zero. */
  remainder: {
    takes: ['number', 'first'],
    constants: {},
    gives: 'first',
    nulls: 'partial',
    check: noDecimals as Check,
    words: 'the remainder of {0} / {1}',
  },
  /** Spark's `pmod`: null by zero. */
  pmod: {
    takes: ['integer', 'first'],
    constants: {},
    gives: 'first',
    nulls: 'partial',
    words: '{0} modulo {1}',
  },
  /** Spark's `div`: null by zero, and for the least long by -1. */
  div: {
    takes: ['integer', 'integer'],
    constants: {},
    gives: 'long',
    nulls: 'partial',
    words: 'the whole part of {0} / {1}',
  },
  /** Spark's `factorial`: null below 0 and above 20. */
  factorial: {
    takes: ['int'],
    constants: {},
    gives: 'long',
    nulls: 'partial',
    rare: 'most ints are not from 0 to 20',
    words: 'the factorial of {0}',
  },
  /** Spark's `abs`: null for the least int and long. */
  abs: {
    takes: ['number'],
    constants: {},
    gives: 'first',
    nulls: 'partial',
    rare: 'most numbers are not negative',
    words: '{0} without its sign',
  },
  /** Spark's `negative`: null for the least int and long. */
  negate: { takes: ['number'], constants: {}, gives: 'first', nulls: 'partial', words: '-{0}' },
} as const

number satisfies Lines

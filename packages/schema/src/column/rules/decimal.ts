import { at, refuse } from '../../errors/refusal.js'
import { type Node, node } from '../../graph/node.js'
import type { Result } from '../../graph/operation.js'
import { parsePattern } from '../../pattern/pattern.js'
import { showType, type Type, types } from '../../types/types.js'
import type { Nullable, RuleLines } from '../column.js'
import type { Decimal, Int, Long } from '../number.js'
import { SignedColumn } from '../signed.js'

const integerType = (_: unknown, { type }: { readonly type: Type }): Type =>
  type.kind === 'int' || type.kind === 'long'
    ? type
    : refuse(`type: expected int or long, got ${showType(type)}`)

/** By way of its digits: `try_cast` of a decimal would cut its fraction off. */
export const wholeNumberOf = ({ type }: { readonly type: Type }, decimal: Node): Node => {
  const text = node('tryCast', [decimal], { type: types.text })
  const isWhole = decimal.type.kind === 'decimal' && decimal.type.scale === 0
  const pattern = parsePattern(/\.0+$/u)
  const digits = isWhole ? text : node('regexpReplace', [text], { pattern, replacement: '' })
  return node('tryCast', [digits], { type }) as Node
}

/** The rules on decimals: each is its line, and its method in the class below. */
export const decimalRules = {
  wholeNumber: {
    takes: ['decimal'],
    constants: { type: 'type' },
    gives: integerType as Result,
    nulls: 'partial',
    rare: 'most decimals have a fraction or do not fit',
    words: '{0} as {type}, null where it has a fraction or does not fit',
    means: wholeNumberOf as (of: { readonly type: Type }, decimal: Node) => Node,
  },
} as const

decimalRules satisfies RuleLines

/** The methods of the rules on decimals. */
export abstract class DecimalRules<N extends Nullable> extends SignedColumn<'decimal', N> {
  /** The same number as an int; null where it has a fraction or does not fit. */
  toInt(): Int {
    return this.rule(decimalRules, 'wholeNumber', { type: types.int })
  }

  /**
   * Rounded to fewer places, half away from zero. Spark's `round`, as a cast to the type that it gives.
   * @example
   * row.text.toDecimal(10, 2).round(1) // '1.25' becomes '1.3', '-1.25' becomes '-1.3'
   * @throws Refusal for more places than it has.
   */
  round(places = 0): Decimal {
    const { type } = this.node
    const [precision, scale] = type.kind === 'decimal' ? [type.precision, type.scale] : [38, 0]
    if (!Number.isInteger(places) || places < 0 || places > scale)
      return at('round', () =>
        refuse(`places: expected a whole number from 0 to ${scale}, got ${String(places)}`),
      )
    return this.cast(types.decimal(Math.min(38, precision - scale + 1 + places), places)) as Decimal
  }

  /**
   * The greatest whole number that is not above it. Spark's `floor`.
   * @example
   * row.text.toDecimal(10, 2).floor() // '-1.25' becomes '-2', '1.25' becomes '1'
   */
  floor(): Decimal<N> {
    return this.apply('floor', {}) as Decimal<N>
  }

  /**
   * The least whole number that is not below it. Spark's `ceil`.
   * @example
   * row.text.toDecimal(10, 2).ceil() // '-1.25' becomes '-1', '1.25' becomes '2'
   */
  ceil(): Decimal<N> {
    return this.apply('ceil', {}) as Decimal<N>
  }

  /** The same number as a long; null where it has a fraction or does not fit. */
  toLong(): Long {
    return this.rule(decimalRules, 'wholeNumber', { type: types.long })
  }
}

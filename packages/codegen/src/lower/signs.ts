import { type Literal, literalOf, type Type, types } from '@lockstep/schema'
import { call, lit, method, plainText, type Spark, tryCast } from '../spark/expression.js'
import { nullFor } from './logic.js'

/** The least long: it has no amount, and no opposite. */
export const leastLong: bigint = -(2n ** 63n)

const leastOf = (type: Type): readonly Literal[] => {
  if (type.kind === 'int') return [literalOf(type, -(2 ** 31))]
  return type.kind === 'long' ? [literalOf(type, leastLong)] : []
}

/** A function that changes signs, of what has no least value, or has null in its stead. */
const signed = (name: 'abs' | 'negative', type: Type, of: Spark): Spark => {
  const least = leastOf(type)
  return call(name, least.length === 0 ? of : nullFor(of, least))
}

/** Spark 4.2.0 rounds a decimal to so many digits when it changes its sign; 3.5.7 does not. */
const exactDigits = 34

const isWide = (type: Type): boolean => type.kind === 'decimal' && type.precision > exactDigits

const without = (text: Spark, pattern: string): Spark =>
  call('regexp_replace', text, plainText(pattern), plainText(''))

/** The amount of a number: of a long decimal by way of its digits. */
export const amount = (type: Type, of: Spark): Spark =>
  isWide(type) ? tryCast(without(tryCast(of, types.text), '^-'), type) : signed('abs', type, of)

/**
 * The opposite of a number: of a long decimal by way of its digits. Those are used more than once, so that they have a step of
 * their own: 150 opposites of each other would be 600 calls within one another, which Spark 4.2.0 cannot plan.
 */
export const opposite = (type: Type, of: Spark): Spark => {
  if (!isWide(type)) return signed('negative', type, of)
  const digits = tryCast(of, types.text)
  const minus = lit(literalOf(types.text, '-'))
  const isNegative = method('startswith', digits, minus)
  const turned: Spark = {
    kind: 'case',
    branches: [{ test: isNegative, value: without(digits, '^-') }],
    otherwise: call('concat', minus, digits),
  }
  return tryCast(turned, type)
}

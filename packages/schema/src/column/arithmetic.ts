import { refuse } from '../errors/refusal.js'
import { type Node, node } from '../graph/node.js'
import { literalOf } from '../types/literal.js'
import { unscaledFromText } from '../types/row-text.js'
import { type Type, types } from '../types/types.js'
import { column } from './build.js'
import { type Column, literalNode, operand } from './column.js'

/** The most digits of a number that are the digits it was written with. */
const writtenDigits = 15

/** A number as a decimal of the digits that it is written with: 1.5 is one of two digits, one of them behind the point. */
const decimalOfNumber = (value: number | bigint): Node => {
  const text = String(value)
  const [, whole = '', fraction = ''] = /^-?([0-9]+)(?:[.]([0-9]+))?$/u.exec(text) ?? []
  const digits = Math.max(1, whole.replace(/^0+/u, '').length + fraction.length)
  if (whole === '' || (typeof value === 'number' && digits > writtenDigits) || digits > 38)
    return refuse(
      `expected a number of at most ${writtenDigits} digits beside a decimal, got ${text}; write it as text, which is then of the decimal's type`,
    )
  const scale = fraction.length
  return literalNode(literalOf(types.decimal(digits, scale), unscaledFromText(text, scale) ?? null))
}

/** What stands beside a number: of plain values a double's, int's or long's own, beside a decimal one of its digits. */
const besideOf = (left: Column, other: unknown): Node =>
  left.node.type.kind === 'decimal' && (typeof other === 'number' || typeof other === 'bigint')
    ? decimalOfNumber(other)
    : operand(left, other)

/** The smallest type that holds both: int, long, decimal, then double. */
const wider = (left: Type, right: Type): Type => {
  if (left === right || right.kind === 'int') return left
  if (left.kind === 'int') return right
  if (left.kind === 'double' || right.kind === 'double') return types.double
  return left.kind === 'long' ? right : left
}

const asDecimal = (type: Type): Type =>
  type.kind === 'int' ? types.decimal(10, 0) : type.kind === 'long' ? types.decimal(19, 0) : type

const widened = (of: Node, wide: Type): Node => {
  const type = wide.kind === 'decimal' ? asDecimal(of.type) : wide
  return of.type === type ? of : (node('tryCast', [of], { type }) as Node)
}

/** What is computed of two numbers: each first becomes of the smallest type that holds both. */
export const arithmetic = <C>(
  operation: 'tryAdd' | 'trySubtract' | 'tryMultiply' | 'remainder' | 'pmod',
  left: Column,
  other: unknown,
): C => {
  const right = besideOf(left, other)
  const type = wider(left.node.type, right.type)
  return column(node(operation, [widened(left.node, type), widened(right, type)], {}), left.context)
}

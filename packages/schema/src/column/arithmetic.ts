import { type Node, node } from '../graph/node.js'
import { type Type, types } from '../types/types.js'
import { column } from './build.js'
import { type Column, operand } from './column.js'

/** The smallest type that holds both: int, long, then double or decimal. */
const wider = (left: Type, right: Type): Type => {
  if (left === right || right.kind === 'int') return left
  if (left.kind === 'int') return right
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
  const right = operand(left, other)
  const type = wider(left.node.type, right.type)
  return column(node(operation, [widened(left.node, type), widened(right, type)], {}), left.context)
}

import { type Literal, literalOf, type Node, type Type, types } from '@lockstep/schema'
import { lit, operator, type Spark } from '../spark/expression.js'
import { nullFor } from './logic.js'
import { leastLong } from './signs.js'

/** A whole number of a type: 0 of a double is 0.0. */
const numberOf = (type: Type, value: number): Literal =>
  literalOf(type, type.kind === 'long' ? BigInt(value) : value)

const isConstant = ({ operation }: Node): boolean => operation === 'literal'

const constantOf = (node: Node): Literal['value'] =>
  node.operation === 'literal' ? node.constants.value.value : null

const isOther = (node: Node, than: number): boolean => isConstant(node) && Number(constantOf(node)) !== than

const isNot = (node: Node, of: Spark, value: number): Spark =>
  operator('NOT', operator('=', of, lit(numberOf(node.type, value))))

/** A divisor that is null for zero, by which Spark divides in no ANSI mode. */
export const divisor = (node: Node, of: Spark): Spark =>
  isOther(node, 0) ? of : nullFor(of, [numberOf(node.type, 0)])

/** As `divisor`, and null for -1 too beside the least long: their quotient does not fit. */
export const wholeDivisor = ([left, right]: readonly [Node, Node], of: Spark, by: Spark): Spark => {
  const fits = left.type.kind === 'int' || (isConstant(left) && constantOf(left) !== leastLong)
  if (fits || isOther(right, -1)) return divisor(right, by)
  const least = operator('=', of, lit(literalOf(types.long, leastLong)))
  const overflows = operator('AND', least, operator('=', by, lit(numberOf(right.type, -1))))
  const test = operator('AND', isNot(right, by, 0), operator('NOT', overflows))
  return { kind: 'case', branches: [{ test, value: by }], otherwise: null }
}

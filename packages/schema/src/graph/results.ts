import { refuse } from '../errors/refusal.js'
import { checkReplacement, type Pattern } from '../pattern/pattern.js'
import { casts } from '../types/casts.js'
import type { Literal } from '../types/literal.js'
import { showType, type Type, type TypeOf, types } from '../types/types.js'
import type { Gives } from './operation.js'

type Constants = Readonly<Record<string, unknown>>

/** Computes the type of a result, or refuses. The children's types have been checked; `constants` are of their kinds. */
type Rule = (children: readonly Type[], constants: Constants) => Type

const child =
  (index: number): Rule =>
  (children) =>
    children[index] ?? refuse(`has no child ${index}`)

const isPlainWhole = (value: unknown): value is number => Number.isInteger(value) && !Object.is(value, -0)

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
  ): Rule =>
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

const cast: Rule = ([from], { type }) => {
  const to = type as Type
  if (from === undefined) return refuse('has no operand')
  return casts[from.kind].includes(to.kind)
    ? to
    : refuse(
        `${showType(from)} cannot become ${showType(to)}; it can become ${casts[from.kind].join(', ') || 'nothing else'}`,
      )
}

const values: Rule = ([of], { values }) => {
  const literals = values as readonly Literal[]
  if (of === undefined || literals.length === 0) return refuse('takes one or more values')
  for (const literal of literals) {
    if (literal.type !== of)
      refuse(`takes values of type ${showType(of)}, got one of type ${showType(literal.type)}`)
    if (literal.value === null) refuse('takes values that are not null: null is null already')
  }
  return of
}

const replaced: Rule = (_, { pattern, replacement }) => {
  checkReplacement(pattern as Pattern, replacement as string)
  return types.text
}

const extracted: Rule = (_, { pattern, group }) => {
  const { groups } = pattern as Pattern
  return isPlainWhole(group) && group >= 0 && group <= groups
    ? types.text
    : refuse(`the pattern has the groups 0 to ${groups}, got ${group}`)
}

const field: Rule = ([of], { name }) => {
  if (of?.kind !== 'struct') return refuse('takes a struct')
  const found = of.fields.find((field) => field.name === name)
  return (
    found?.type ??
    refuse(`has no field ${JSON.stringify(name)}; it has ${of.fields.map((field) => field.name).join(', ')}`)
  )
}

/** The rule behind each name that an operation may give. */
export const results: Readonly<Record<Gives, Rule>> = {
  text: () => types.text,
  boolean: () => types.boolean,
  int: () => types.int,
  long: () => types.long,
  double: () => types.double,
  date: () => types.date,
  timestamp: () => types.timestamp,
  first: child(0),
  second: child(1),
  type: (_, { type }) => type as Type,
  value: (_, { value }) => (value as Literal).type,
  cast,
  values,
  replaced,
  extracted,
  sum,
  product,
  array: ([first]) => types.list(first ?? refuse('takes one or more elements')),
  element: ([of]) => (of?.kind === 'list' ? of.element : refuse('takes a list')),
  field,
}

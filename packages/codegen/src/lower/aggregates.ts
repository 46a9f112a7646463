import { type AggregateNode, type Literal, literalOf, type Type, types } from '@lockstep/schema'
import { call, col, lit, operator, partsOf, type Spark, tryCast, withParts } from '../spark/expression.js'
import type { Names } from '../spark/names.js'
import type { Named } from '../spark/steps.js'

/** What an aggregate is on Spark: functions of many rows, columns that steps make of these, and what it is of all of them. */
export interface LoweredAggregate {
  readonly parts: readonly Named[]
  readonly steps: readonly Named[]
  readonly last: Spark
}

const int = (value: number): Spark => lit(literalOf(types.int, value))
const zero: Literal = literalOf(types.double, 0)

/** A double as groups show it: -0.0 becomes 0.0. */
const withoutSign = (of: Spark, type: Type): Spark =>
  type.kind === 'double' ? call('try_add', of, lit(zero)) : of

const thereThen = (of: Spark, value: Spark): Spark => ({
  kind: 'case',
  branches: [{ test: operator('NOT', { kind: 'isNull', of }), value }],
  otherwise: null,
})

/** A struct of keys and then the value: structs are compared field by field. */
const keyed = (keys: readonly Spark[], value: Spark): Spark =>
  call(
    'named_struct',
    ...keys.flatMap((key, index) => [lit(literalOf(types.text, `key_${index + 1}`)), key]),
    lit(literalOf(types.text, 'value')),
    value,
  )

/**
 * What an aggregate is of, for each row: of its operands and what a list is sorted by, as they were lowered.
 */
export const argumentsOf = (
  { aggregate, of, order }: AggregateNode,
  values: readonly Spark[],
): readonly Spark[] => {
  const kinds = [...of, ...order.map(({ node }) => node)].map(({ type }) => type)
  const plain = values.map((value, index) => withoutSign(value, kinds[index] ?? types.int))
  const [value, key] = values
  const [first, second] = plain
  if (value === undefined || first === undefined) return []
  switch (aggregate) {
    case 'minBy':
    case 'maxBy':
      return key === undefined || second === undefined ? [] : [thereThen(key, keyed([second], first))]
    case 'collectList':
      return [order.length === 0 ? first : thereThen(value, keyed(plain.slice(1), first))]
    case 'sum':
    case 'avg':
      return [kinds[0]?.kind === 'long' ? tryCast(value, types.decimal(19, 0)) : value]
    case 'variance':
    case 'stddev': {
      const whole = tryCast(value, types.decimal(10, 0))
      return kinds[0]?.kind === 'int' ? [value, call('try_multiply', whole, whole)] : [value]
    }
    case 'min':
    case 'max':
    case 'countDistinct':
    case 'median':
    case 'percentile':
    case 'collectSet':
      return [first]
    default:
      return [value]
  }
}

const added: Spark = call('try_add', { kind: 'variable', name: 'a' }, { kind: 'variable', name: 'b' })

/** The numbers of a list added from the first to the last. */
const addedUp = (list: Spark, each: Spark = added): Spark =>
  call('aggregate', list, lit(zero), { kind: 'lambda', variables: ['a', 'b'], body: each })

const asDouble = (of: Spark): Spark => tryCast(of, types.double)

const whereSome = (count: Spark, least: number, value: Spark): Spark => ({
  kind: 'case',
  branches: [{ test: operator('>', count, int(least)), value }],
  otherwise: null,
})

/** `(n * sum of squares - sum * sum) / (n * (n - 1))`, of exact numbers. */
const exactVariance = (count: Spark, sum: Spark, squares: Spark): Spark => {
  const whole = (of: Spark): Spark => tryCast(of, types.decimal(19, 0))
  const numerator = call(
    'try_subtract',
    call('try_multiply', whole(count), squares),
    call('try_multiply', whole(sum), whole(sum)),
  )
  const pairs = call('try_multiply', count, call('try_subtract', count, int(1)))
  return call('try_divide', asDouble(numerator), asDouble(pairs))
}

/** An aggregate of arguments, under a name; what else it needs gets names by it. */
export const aggregateOnSpark = (
  name: string,
  node: AggregateNode,
  args: readonly Spark[],
  given: Names,
): LoweredAggregate => {
  const { aggregate, type } = node
  const of = args[0] ?? int(1)
  const parts: Named[] = []
  const steps: Named[] = []
  const part = (suffix: string, value: Spark): Spark => {
    const own = given.name(`${name}_${suffix}`)
    parts.push({ name: own, of: value })
    return col(own)
  }
  const step = (suffix: string, value: Spark): Spark => {
    const own = given.name(`${name}_${suffix}`)
    steps.push({ name: own, of: value })
    return col(own)
  }
  const made = (last: Spark): LoweredAggregate => ({ parts, steps, last })
  const only = (value: Spark): LoweredAggregate => ({ parts: [{ name, of: value }], steps, last: col(name) })
  const sorted = (): Spark => call('sort_array', part('list', call('collect_list', of)))
  const root =
    aggregate === 'stddev' ? (variance: Spark) => call('sqrt', variance) : (variance: Spark) => variance
  const kind = node.of[0]?.type.kind
  switch (aggregate) {
    case 'count':
      return only(call('count', int(1)))
    case 'countOf':
      return only(call('count', of))
    case 'countDistinct':
      return only({ kind: 'call', name: 'count', form: 'function', args: [of], distinct: true })
    case 'countIf':
      return only(call('count_if', of))
    case 'min':
    case 'max':
    case 'median':
      return only(call(aggregate, of))
    case 'boolAnd':
      return only(call('bool_and', of))
    case 'boolOr':
      return only(call('bool_or', of))
    case 'percentile':
      return only(call('percentile', of, lit(literalOf(types.double, node.share ?? 0.5))))
    case 'minBy':
      return made({ kind: 'field', of: part('least', call('min', of)), name: 'value' })
    case 'maxBy':
      return made({ kind: 'field', of: part('greatest', call('max', of)), name: 'value' })
    case 'sum':
      if (kind === 'double') return made(whereSome(part('count', call('count', of)), 0, addedUp(sorted())))
      return kind === 'long' ? made(tryCast(part('sum', call('sum', of)), types.long)) : only(call('sum', of))
    case 'avg': {
      if (kind === 'double') {
        const sum = addedUp(sorted())
        return made(call('try_divide', sum, asDouble(part('count', call('count', of)))))
      }
      const sum = part('sum', call('sum', of))
      const count = part('count', call('count', of))
      return type.kind === 'decimal'
        ? made(tryCast(call('try_divide', sum, tryCast(count, types.decimal(20, 0))), type))
        : made(call('try_divide', asDouble(sum), asDouble(count)))
    }
    case 'variance':
    case 'stddev': {
      const count = part('count', call('count', of))
      if (kind === 'int') {
        const sum = part('sum', call('sum', of))
        return made(root(exactVariance(count, sum, part('squares', call('sum', args[1] ?? of)))))
      }
      const list = sorted()
      const mean = step('mean', call('try_divide', addedUp(list), asDouble(count)))
      const away: Spark = {
        kind: 'lambda',
        variables: ['x'],
        body: call('try_subtract', { kind: 'variable', name: 'x' }, mean),
      }
      const distances = step('distances', call('transform', list, away))
      const b: Spark = { kind: 'variable', name: 'b' }
      const square = call('try_add', { kind: 'variable', name: 'a' }, call('try_multiply', b, b))
      const pairs = asDouble(call('try_subtract', count, int(1)))
      return made(whereSome(count, 1, root(call('try_divide', addedUp(distances, square), pairs))))
    }
    case 'collectList': {
      const [first] = node.order
      if (first === undefined) return made(sorted())
      const list = part('list', call('collect_list', of))
      const down: Spark = { kind: 'plain', literal: literalOf(types.boolean, false) }
      const inOrder = first.descending ? call('sort_array', list, down) : call('sort_array', list)
      const value: Spark = { kind: 'field', of: { kind: 'variable', name: 'x' }, name: 'value' }
      return made(call('transform', inOrder, { kind: 'lambda', variables: ['x'], body: value }))
    }
    case 'collectSet':
      return made(call('sort_array', call('array_distinct', part('list', call('collect_list', of)))))
  }
}

const withInstead = (of: Spark, parts: ReadonlyMap<string, Spark>): Spark =>
  of.kind === 'column'
    ? (parts.get(of.name) ?? of)
    : withParts(
        of,
        partsOf(of).map((each) => withInstead(each, parts)),
      )

/** An aggregate as one expression over functions of many rows, as a list of GROUP BY takes it; null where it needs steps. */
export const inOneExpression = ({ parts, steps, last }: LoweredAggregate): Spark | null =>
  steps.length > 0 ? null : withInstead(last, new Map(parts.map(({ name, of }) => [name, of])))

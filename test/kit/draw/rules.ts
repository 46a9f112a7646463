import {
  type Children,
  type ConstantsOf,
  lineOf,
  type Node,
  node,
  nodeOfRule,
  type Operation,
  type OperationLine,
  operations,
  outputFields,
  Refusal,
  type Relation,
  type Rule,
  type RuleLine,
  relation,
  ruleLineOf,
  rules,
  seal,
  type Table,
  type Takes,
} from '@lockstep/schema'
import fc from 'fast-check'
import { type Choose, constants, pick, wide } from './constants.js'
import { oddNames } from './names.js'
import { selectTable } from './select-table.js'
import { edges } from './values.js'

const taken = (takes: readonly Takes[] | { readonly each: Takes }, choose: Choose): readonly Takes[] =>
  'each' in takes ? Array.from({ length: 1 + choose(3) }, () => takes.each) : takes

/** Whether a node may be the next operand, beside those there are. */
const fits = (takes: Takes, { type }: Node, before: readonly Node[]): boolean => {
  const [first, second] = before
  switch (takes) {
    case 'first':
      return first === undefined ? edges(type).length > 0 : type === first.type
    case 'second':
      return second === undefined || type === second.type
    case 'exact':
      return first === undefined
        ? ['int', 'long', 'decimal'].includes(type.kind)
        : type.kind === first.type.kind
    case 'integer':
      return type.kind === 'int' || type.kind === 'long'
    case 'plain':
      return edges(type).length > 0
    case 'any':
      return true
    default:
      return type.kind === takes
  }
}

/** The name of a column of `wide` in one table. */
type NameOf = (name: string) => string

/** Other names for half of the columns, among them those that Spark or our printers could take for something else. */
const renamed = (names: readonly string[], choose: Choose): NameOf => {
  const left = [...oddNames]
  const given = new Map<string, string>()
  for (const name of names)
    if (choose(2) === 0) given.set(name, left.splice(choose(left.length), 1)[0] ?? name)
  return (name) => given.get(name) ?? name
}

/** Dates and timestamps are read from columns of their own: what is drawn for them would drown among other text. */
const isColumnFor = (
  { constants }: Pick<OperationLine, 'constants'>,
  node: Node,
  nameOf: NameOf,
): boolean => {
  if (node.operation !== 'column') return false
  const kinds = Object.values(constants)
  if (kinds.includes('dateFormat')) return node.constants.name === nameOf('day')
  return !kinds.includes('timestampFormat') || node.constants.name === nameOf('moment')
}

/** What can be drawn: an operation, or a rule of Lockstep's own. */
export type Drawable = Operation | Rule

const isRule = (name: Drawable): name is Rule => ruleLineOf(name) !== undefined

/** One operation on nodes that are there already, as often on a column as on a rule. */
const grow = (name: Drawable, pool: readonly Node[], choose: Choose, nameOf: NameOf): Node => {
  const line = isRule(name) ? rules[name] : lineOf(name)
  const children: Node[] = []
  for (const takes of taken(line.takes, choose)) {
    const fitting = pool.filter((node) => fits(takes, node, children))
    const columns = fitting.filter((node) => isColumnFor(line, node, nameOf))
    children.push(pick(choose, columns.length > 0 && choose(2) === 0 ? columns : fitting))
  }
  const drawn = constants(choose, line, children)
  if (isRule(name)) return nodeOfRule(name, line as RuleLine, children, drawn)
  return node(
    name,
    children as readonly Node[] as Children<Operation, Node>,
    drawn as ConstantsOf<Operation>,
  ) as Node
}

const tries = 60

const random = (seed: number): Choose => {
  let state = seed | 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return Math.floor(((state >>> 8) / 2 ** 24) * below)
  }
}

/** A table of random rules over `wide`, in which each of some operations stands at least once if it can. */
const rulesOf = (seed: number, some: readonly Drawable[], size: number): Table => {
  const choose = random(seed)
  const outputs = Array.from({ length: size }, (_, index) => `rule_${index}`)
  const named = random(~seed)
  const nameOf = renamed(
    wide.map(({ name }) => name),
    named,
  )
  const outputOf = renamed(outputs.slice(0, 30), named)
  const raw = wide.map(({ name, type }) => ({ name: nameOf(name), type }))
  const pool: Node[] = raw.map(({ name, type }) => node('column', [], { name, type }) as Node)
  const made: Node[] = []
  for (let count = 0; made.length < size && count < size * tries; count++) {
    const operation = some[count < some.length * 4 ? count % some.length : choose(some.length)] ?? 'trim'
    try {
      const grown = grow(operation, pool, choose, nameOf)
      if (grown.depth > 7 || pool.includes(grown)) continue
      pool.push(grown)
      made.push(grown)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return selectTable(
    'wide',
    raw,
    made.map((node, index) => ({ name: outputOf(`rule_${index}`), node })),
  )
}

const all: readonly Drawable[] = [
  ...(Object.keys(rules) as Rule[]),
  ...(Object.keys(operations) as Operation[]).filter((operation) => operation !== 'column'),
]

/** Tables of random rules, made from what the operations say of themselves: a new operation is drawn as soon as it is there. */
export const drawnTables = (size: number, some: readonly Drawable[] = all): fc.Arbitrary<Table> =>
  fc.integer().map((seed) => rulesOf(seed, some, size))

/** A random condition over the cleaned columns of a table. */
const conditionOf = (table: Table, choose: Choose): Node | null => {
  const pool: Node[] = outputFields(table).map(({ name, type }) => node('column', [], { name, type }) as Node)
  const found: Node[] = []
  for (let count = 0; found.length < 12 && count < tries * 8; count++)
    try {
      const grown = grow(pick(choose, all), pool, choose, (name) => name)
      if (grown.depth > 4) continue
      pool.push(grown)
      if (grown.type.kind === 'boolean' && grown.depth > 1) found.push(grown)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  return found.length === 0 ? null : pick(choose, found)
}

/** Tables of random rules, whose rows go through a random `where`, `distinct`, or both. */
export const sieves = (size: number, some: readonly Drawable[] = all): fc.Arbitrary<Table> =>
  fc.tuple(fc.integer(), fc.constantFrom('where', 'where', 'distinct', 'both')).map(([seed, by]) => {
    // Few rules are not always those of the first operations.
    const from = random(seed + 2)(some.length)
    const table = rulesOf(seed, [...some.slice(from), ...some.slice(0, from)], size)
    const test = by === 'distinct' ? null : conditionOf(table, random(seed + 1))
    const kept: Relation = test === null ? table.relation : relation('where', [table.relation], { test })
    return seal({ ...table, relation: by === 'where' ? kept : relation('distinct', [kept], {}) })
  })

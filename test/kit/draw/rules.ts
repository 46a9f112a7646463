import {
  bind,
  type Children,
  type ConstantKind,
  type ConstantsOf,
  type LambdaOperation,
  lineOf,
  lineOfNode,
  type Node,
  newVariable,
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
  type Type,
} from '@lockstep/schema'
import fc from 'fast-check'
import { type Choose, constants, pick, wide } from './constants.js'
import { deal } from './deal.js'
import { oddNames } from './names.js'
import { selectTable } from './select-table.js'
import { edges } from './values.js'

const taken = (takes: readonly Takes[] | { readonly each: Takes }, choose: Choose): readonly Takes[] =>
  'each' in takes ? Array.from({ length: choose(6) === 0 ? 1 : 2 + choose(2) }, () => takes.each) : takes

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
    case 'number':
      return ['int', 'long', 'double', 'decimal'].includes(type.kind)
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

/** The column that is made for a kind of constant, of those in `wide`: what is drawn for it would drown among other text. */
const columnFor: Readonly<Partial<Record<ConstantKind, string>>> = {
  dateFormat: 'day',
  timestampFormat: 'moment',
}

/** What can be drawn: an operation, or a rule of Lockstep's own. */
export type Drawable = Operation | Rule

/** The line of what can be drawn, as far as both kinds have one. */
type DrawableLine = Omit<OperationLine, 'words'>

const isRule = (name: Drawable): name is Rule => ruleLineOf(name) !== undefined

/** What an operation or a rule says of itself, by its name. */
export const lineOfDrawable = (name: Drawable): DrawableLine => ruleLineOf(name) ?? lineOf(name as Operation)

/** The one column that an operation should be on, by its constants. */
const columnOf = ({ constants }: DrawableLine): string | undefined =>
  Object.values(constants)
    .map((kind) => (typeof kind === 'string' ? columnFor[kind] : undefined))
    .find((name) => name !== undefined)

/** Whether a rule can be null where nothing that it is made of is. */
const makesNulls = (node: Node): boolean => ['partial', 'cast', 'always'].includes(lineOfNode(node).nulls)

/** What an operand is picked from: mostly the column that is made for it, else as often a column as a rule. */
const operands = (
  line: DrawableLine,
  fitting: readonly Node[],
  before: readonly Node[],
  choose: Choose,
  nameOf: NameOf,
): readonly Node[] => {
  const isNamed = (node: Node, names: readonly string[]): boolean =>
    node.operation === 'column' && names.map(nameOf).includes(node.constants.name)
  const own = columnOf(line)
  if (own !== undefined && choose(10) > 0) return fitting.filter((node) => isNamed(node, [own]))
  const others = fitting.filter((node) => !isNamed(node, Object.values(columnFor)) && !before.includes(node))
  // Where all must be null, the first is seen through only where it is.
  const nulls = others.filter(makesNulls)
  if (line.nulls === 'all' && before.length === 0 && nulls.length > 0 && choose(4) > 0) return nulls
  const columns = others.filter(({ operation }) => operation === 'column')
  const some = columns.length > 0 && choose(2) === 0 ? columns : others
  return some.length > 0 ? some : fitting
}

const isLambda = (name: Drawable): name is LambdaOperation =>
  !isRule(name) && lineOf(name).binds !== undefined

/** A lambda over a list that is there already, whose body is grown of its variable, and now and then of what is there. */
const growLambda = (name: LambdaOperation, pool: readonly Node[], choose: Choose, nameOf: NameOf): Node => {
  const lists = pool.filter(({ type }) => type.kind === 'list')
  const nested = lists.filter(({ type }) => type.kind === 'list' && type.element.kind === 'list')
  const list = pick(choose, nested.length > 0 && choose(2) === 0 ? nested : lists)
  const variable = newVariable(list.type.kind === 'list' ? list.type.element : list.type)
  const inner: Node[] = [variable as Node]
  const fitsBody = bodyOf(name, variable.type, choose)
  for (
    let count = 0, size = 2 + choose(3);
    (inner.length < size || !inner.some(fitsBody)) && count < 60;
    count++
  )
    try {
      const grown = grow(pick(choose, all), choose(3) === 0 ? [...inner, ...pool] : inner, choose, nameOf)
      if (grown.free.length > 0) inner.push(grown)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  const last = inner.findLast(fitsBody)
  return bind(name, list, variable, last ?? (node('isNull', [variable as Node], {}) as Node)) as Node
}

/** What the body of a lambda may be: a condition for `filter`; often of the elements' type, so that there is something to change. */
const bodyOf = (name: LambdaOperation, element: Type, choose: Choose): ((node: Node) => boolean) => {
  if (name === 'filter') return ({ type }) => type.kind === 'boolean'
  const isOfElement = choose(3) > 0
  return ({ type, operation }) => operation !== 'variable' && (!isOfElement || type === element)
}

/** One operation, or one rule, on nodes that are there already. */
const grow = (name: Drawable, pool: readonly Node[], choose: Choose, nameOf: NameOf): Node => {
  if (isLambda(name)) return growLambda(name, pool, choose, nameOf)
  const line = lineOfDrawable(name)
  const children: Node[] = []
  for (const takes of taken(line.takes, choose)) {
    const fitting = pool.filter((node) => fits(takes, node, children))
    children.push(pick(choose, operands(line, fitting, children, choose, nameOf)))
  }
  const drawn = constants(choose, line, children)
  if (isRule(name)) return nodeOfRule(name, line as RuleLine, children, drawn)
  return node(
    name,
    children as readonly Node[] as Children<Operation, Node>,
    drawn as ConstantsOf<Operation>,
  ) as Node
}

/** How often an operation is tried with other operands and constants before it is given up. */
const tries = 200

const random = (seed: number): Choose => {
  let state = seed | 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return Math.floor(((state >>> 8) / 2 ** 24) * below)
  }
}

/** The deepest rule, counted in operations. */
const deepest = 7

/** A rule of an operation that is not there yet, and undefined where none is found in some tries. */
const novel = (name: Drawable, pool: readonly Node[], choose: Choose, nameOf: NameOf): Node | undefined => {
  for (let count = 0; count < tries; count++)
    try {
      const grown = grow(name, pool, choose, nameOf)
      if (grown.depth <= deepest && !pool.includes(grown)) return grown
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  return undefined
}

/** A table of random rules over `wide`: some operations in turn, until there are as many rules as asked for. */
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
  for (let turn = 0, before = -1; made.length > before && made.length < size; turn++) {
    before = made.length
    for (const name of some) {
      const grown = made.length < size ? novel(name, pool, choose, nameOf) : undefined
      if (grown === undefined && turn === 0 && made.length < size)
        throw new Refusal(`no rule of ${name} was found in ${tries} tries (seed ${seed})`)
      if (grown === undefined) continue
      pool.push(grown)
      made.push(grown)
    }
  }
  return selectTable(
    'wide',
    raw,
    made.map((node, index) => ({ name: outputOf(`rule_${index}`), node })),
  )
}

/** All that can be drawn. */
export const all: readonly Drawable[] = [
  ...(Object.keys(rules) as Rule[]),
  ...(Object.keys(operations) as Operation[]).filter(
    (operation) => operation !== 'column' && operation !== 'variable',
  ),
]

/** How many rules of each of its operations a table has at the least. */
const rulesOfEach = 2

const handOf = (size: number): number => Math.max(1, Math.floor(size / rulesOfEach))

/**
 * Tables of random rules, made from what operations and rules say of themselves: a new one is drawn as soon as it is there. A
 * table has a hand of the operations, each of which stands in it twice or more often.
 */
export const drawnTables = (size: number, some: readonly Drawable[] = all): fc.Arbitrary<Table> =>
  fc.integer().map((seed) => rulesOf(seed, deal(some, 1, handOf(size), random(~seed))[0] ?? [], size))

/**
 * Some tables of random rules, over which operations and rules are dealt out: each stands in one table or more, there twice or more often.
 * Tables have the asked number of rules, or more if the operations need it.
 */
export const dealtRules = (
  seed: number,
  tables: number,
  size: number,
  some: readonly Drawable[] = all,
): readonly Table[] => {
  const hand = Math.max(handOf(size), Math.ceil(some.length / tables))
  return deal(some, tables, hand, random(seed)).map((dealt, index) =>
    rulesOf(seed + index, dealt, Math.max(size, hand * rulesOfEach)),
  )
}

/** A random condition over the cleaned columns of a table. */
const conditionOf = (table: Table, choose: Choose): Node | null => {
  const pool: Node[] = outputFields(table).map(({ name, type }) => node('column', [], { name, type }) as Node)
  const found: Node[] = []
  for (let count = 0; found.length < 12 && count < 480; count++)
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
  fc
    .tuple(drawnTables(size, some), fc.integer(), fc.constantFrom('where', 'where', 'distinct', 'both'))
    .map(([table, seed, by]) => {
      const test = by === 'distinct' ? null : conditionOf(table, random(seed))
      const kept: Relation = test === null ? table.relation : relation('where', [table.relation], { test })
      return seal({ ...table, relation: by === 'where' ? kept : relation('distinct', [kept], {}) })
    })

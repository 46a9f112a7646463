import {
  bind,
  bindAggregate,
  type Children,
  type ConstantKind,
  type ConstantsOf,
  type ElementwiseOperation,
  lineOf,
  lineOfNode,
  type Node,
  newVariable,
  node,
  nodeOfRule,
  type Operation,
  type OperationLine,
  operations,
  Refusal,
  type Rule,
  type RuleLine,
  ruleLineOf,
  rules,
  type Takes,
  type Type,
} from '@lockstep/schema'
import { type Choose, constants, pick } from './constants.js'
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
    case 'element':
      return first?.type.kind === 'list' && type === first.type.element
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
export type NameOf = (name: string) => string

/** The column that is made for a kind of constant, of those in `wide`: what is drawn for it would drown among other text. */
const columnFor: Readonly<Partial<Record<ConstantKind, string>>> = {
  dateFormat: 'day',
  timestampFormat: 'moment',
  timeFormat: 'moment',
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

/** How often a body of a lambda is tried: most operations take nothing of an element's type. */
const bodyTries = 400

const isLambda = (name: Drawable): name is ElementwiseOperation =>
  !isRule(name) && lineOf(name).binds !== undefined && lineOf(name).begins === undefined

/** A lambda over a list that is there already, whose body is grown of its variable, and now and then of what is there. */
const growLambda = (
  name: ElementwiseOperation,
  pool: readonly Node[],
  choose: Choose,
  nameOf: NameOf,
): Node => {
  const lists = pool.filter(({ type }) => type.kind === 'list')
  const nested = lists.filter(({ type }) => type.kind === 'list' && type.element.kind === 'list')
  const list = pick(choose, nested.length > 0 && choose(2) === 0 ? nested : lists)
  const variable = newVariable(list.type.kind === 'list' ? list.type.element : list.type)
  const inner: Node[] = [variable as Node]
  const fitsBody = bodyOf(name, variable.type, choose)
  for (
    let count = 0, size = 2 + choose(3);
    (inner.length < size || !inner.some(fitsBody)) && count < bodyTries;
    count++
  )
    try {
      const grown = growRule(pick(choose, all), choose(3) === 0 ? [...inner, ...pool] : inner, choose, nameOf)
      if (grown.free.length > 0) inner.push(grown)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  const last = inner.findLast(fitsBody)
  return bind(name, list, variable, last ?? (node('isNull', [variable as Node], {}) as Node)) as Node
}

/** A lambda over all elements of a list that is there already, which begins with a plain value that is there. */
const growAggregate = (pool: readonly Node[], choose: Choose, nameOf: NameOf): Node => {
  const list = pick(
    choose,
    pool.filter(({ type }) => type.kind === 'list'),
  )
  const start = pick(
    choose,
    pool.filter(({ type }) => edges(type).length > 0),
  )
  const element = newVariable(list.type.kind === 'list' ? list.type.element : list.type)
  const before = newVariable(start.type)
  const inner: Node[] = [element as Node, before as Node]
  const uses = ({ free }: Node, variable: typeof element): boolean => free.includes(variable)
  const isBody = (node: Node): boolean =>
    node.type === start.type && node.operation !== 'variable' && uses(node, before)
  for (let count = 0; inner.filter(isBody).length < 3 && count < bodyTries; count++)
    try {
      const grown = growRule(pick(choose, all), choose(3) === 0 ? [...inner, ...pool] : inner, choose, nameOf)
      if (grown.free.length > 0) inner.push(grown)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  const bodies = inner.filter(isBody)
  const body = bodies.find((node) => uses(node, element)) ?? bodies[0]
  if (body === undefined) throw new Refusal('aggregate: no body was found')
  return bindAggregate(list, start, { element, before }, body) as Node
}

/** What the body of a lambda may be: a condition where the line asks for one; often of the elements' type, so that there is something to change. */
const bodyOf = (name: ElementwiseOperation, element: Type, choose: Choose): ((node: Node) => boolean) => {
  const { takes, binds = 0 } = lineOf(name)
  const isTest = !('each' in takes) && takes[binds] === 'boolean'
  if (isTest) return ({ type }) => type.kind === 'boolean'
  const isOfElement = choose(3) > 0
  return ({ type, operation }) => operation !== 'variable' && (!isOfElement || type === element)
}

/** All that can be drawn. */
export const all: readonly Drawable[] = [
  ...(Object.keys(rules) as Rule[]),
  ...(Object.keys(operations) as Operation[]).filter(
    (operation) => operation !== 'column' && operation !== 'variable',
  ),
]

/**
 * One operation, or one rule, on nodes that are there already.
 * @throws Refusal where they do not fit each other.
 */
export const growRule = (name: Drawable, pool: readonly Node[], choose: Choose, nameOf: NameOf): Node => {
  if (name === 'aggregate') return growAggregate(pool, choose, nameOf)
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

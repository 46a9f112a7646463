import {
  type Children,
  type ConstantKind,
  type ConstantsOf,
  type ElementwiseOperation,
  lineOf,
  lineOfNode,
  type Node,
  node,
  nodeOfRule,
  type Operation,
  type OperationLine,
  operations,
  type Rule,
  type RuleLine,
  ruleLineOf,
  rules,
  type Takes,
} from '@lockstep/schema'
import { type Choose, constants, pick } from './constants.js'
import { growAggregate, growLambda } from './grow-lambda.js'
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

const isLambda = (name: Drawable): name is ElementwiseOperation =>
  !isRule(name) && lineOf(name).binds !== undefined && lineOf(name).begins === undefined

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
  const grow = (some: readonly Node[]): Node => growRule(pick(choose, all), some, choose, nameOf)
  if (name === 'aggregate') return growAggregate(pool, choose, grow)
  if (isLambda(name)) return growLambda(name, pool, choose, grow)
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

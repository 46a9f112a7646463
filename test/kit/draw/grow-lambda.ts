import {
  bind,
  bindAggregate,
  type ElementwiseOperation,
  lineOf,
  type Node,
  type NodeOf,
  newVariable,
  node,
  Refusal,
  type Type,
} from '@lockstep/schema'
import { type Choose, pick } from './constants.js'
import { edges } from './values.js'

/** Grows any rule of nodes that are there already. */
type Grow = (pool: readonly Node[]) => Node

/** How often a body of a lambda is tried: most operations take nothing of an element's type. */
const bodyTries = 400

/** Rules grown of a lambda's variables, and now and then of what is there, until there are enough. */
const grownOf = (
  variables: readonly NodeOf<'variable'>[],
  pool: readonly Node[],
  choose: Choose,
  grow: Grow,
  isEnough: (grown: readonly Node[]) => boolean,
): readonly Node[] => {
  const inner: Node[] = [...(variables as readonly Node[])]
  for (let count = 0; !isEnough(inner) && count < bodyTries; count++)
    try {
      const grown = grow(choose(3) === 0 ? [...inner, ...pool] : inner)
      if (grown.free.length > 0) inner.push(grown)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  return inner
}

const elementOf = ({ type }: Node): Type => (type.kind === 'list' ? type.element : type)

const listsIn = (pool: readonly Node[]): readonly Node[] => pool.filter(({ type }) => type.kind === 'list')

/** What the body of a lambda may be: a condition where the line asks for one; often of the elements' type, so that there is something to change. */
const bodyOf = (name: ElementwiseOperation, element: Type, choose: Choose): ((node: Node) => boolean) => {
  const { takes, binds = 0 } = lineOf(name)
  const isTest = !('each' in takes) && takes[binds] === 'boolean'
  if (isTest) return ({ type }) => type.kind === 'boolean'
  const isOfElement = choose(3) > 0
  return ({ type, operation }) => operation !== 'variable' && (!isOfElement || type === element)
}

/** A lambda over a list that is there already. */
export const growLambda = (
  name: ElementwiseOperation,
  pool: readonly Node[],
  choose: Choose,
  grow: Grow,
): Node => {
  const lists = listsIn(pool)
  const nested = lists.filter((list) => elementOf(list).kind === 'list')
  const list = pick(choose, nested.length > 0 && choose(2) === 0 ? nested : lists)
  const variable = newVariable(elementOf(list))
  const fitsBody = bodyOf(name, variable.type, choose)
  const size = 2 + choose(3)
  const inner = grownOf(
    [variable],
    pool,
    choose,
    grow,
    (grown) => grown.length >= size && grown.some(fitsBody),
  )
  const last = inner.findLast(fitsBody)
  return bind(name, list, variable, last ?? (node('isNull', [variable as Node], {}) as Node)) as Node
}

/** A lambda over all elements of a list that is there already, which begins with a plain value that is there. */
export const growAggregate = (pool: readonly Node[], choose: Choose, grow: Grow): Node => {
  const list = pick(choose, listsIn(pool))
  const start = pick(
    choose,
    pool.filter(({ type }) => edges(type).length > 0),
  )
  const element = newVariable(elementOf(list))
  const before = newVariable(start.type)
  const isBody = ({ type, operation, free }: Node): boolean =>
    type === start.type && operation !== 'variable' && free.includes(before)
  const inner = grownOf([element, before], pool, choose, grow, (grown) => grown.filter(isBody).length >= 3)
  const bodies = inner.filter(isBody)
  const body = bodies.find(({ free }) => free.includes(element)) ?? bodies[0]
  if (body === undefined) throw new Refusal('aggregate: no body was found')
  return bindAggregate(list, start, { element, before }, body) as Node
}

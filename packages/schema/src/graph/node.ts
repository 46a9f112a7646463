import { at, refuse } from '../errors/refusal.js'
import { isWholeCast } from '../types/casts.js'
import type { Literal } from '../types/literal.js'
import { showType, type Type, types } from '../types/types.js'
import { checkConstants, constantKey } from './constants.js'
import { newInterned } from './interned.js'
import type { Gives, Nulls, OperationLine, Takes } from './operation.js'
import { type Children, type ConstantsOf, lineOf, type Operation } from './operations/index.js'

/** One operation applied to its children. Interned: equal structure is the same object. */
export interface NodeOf<K extends Operation> {
  readonly operation: K
  readonly children: Children<K, Node>
  readonly constants: ConstantsOf<K>
  readonly type: Type
  /** Whether the result can be null. */
  readonly nullable: boolean
  /** The number of steps on the longest path from here to a leaf, this one's included. */
  readonly depth: number
  /** The variables in it that no lambda in it binds. */
  readonly free: readonly NodeOf<'variable'>[]
  /** The number of lambdas within one another in it. */
  readonly lambdas: number
  /** A number of its own, greater than those of its children. */
  readonly id: number
}

/** What is said of a rule: as of an operation, but for its words and what it stands for. */
export interface RuleLine extends Omit<OperationLine, 'words'> {
  /** One line for people, as an operation has it, or what makes that line of the constants. */
  readonly words: string | ((constants: never) => string)
  /** The graph that it stands for, of its constants and the nodes of its operands. */
  readonly means: (constants: never, ...of: never) => Node
}

/**
 * A rule with a name, over its operands: what a person calls the graph that it stands for. Whatever has no meaning of
 * its own for the rule goes by that graph.
 */
export interface RuleNode {
  readonly operation: 'rule'
  /** The rule's name. */
  readonly rule: string
  readonly line: Pick<RuleLine, 'constants' | 'nulls' | 'words' | 'short' | 'changes'>
  readonly children: readonly Node[]
  readonly constants: Constants
  /** The graph that it stands for. */
  readonly means: Node
  /** As of the graph that it stands for, like `nullable` and `depth`; variables and lambdas are those of its operands, too. */
  readonly type: Type
  readonly nullable: boolean
  readonly depth: number
  readonly free: readonly NodeOf<'variable'>[]
  readonly lambdas: number
  readonly id: number
}

/** A node of any operation; `node.operation` tells which. */
export type OperationNode = { readonly [K in Operation]: NodeOf<K> }[Operation]

/** A node of any operation, or of a rule. */
export type Node = OperationNode | RuleNode

/** What an operation or a rule says of itself. */
export const lineOfNode = (node: Node): RuleNode['line'] =>
  node.operation === 'rule' ? node.line : lineOf(node.operation)

/**
 * The longest path that a rule may have, with the rules it reads. Spark's planner recurses: 4.2.0 ran out of stack at 750 calls
 * within one another. A step is at most 3 of Spark's calls, so 150 steps are at most 450.
 */
export const deepest = 150

const known = newInterned<Node>()
let made = 0

/** The node of a key. Where there is none, it is made with a number of its own. */
export const intern = <N extends NodeOf<Operation> | RuleNode>(
  key: string,
  make: (id: () => number) => N,
): N => {
  const before = known.find(key)
  if (before !== undefined) return before as unknown as N
  const fresh = Object.freeze(make(() => made++))
  known.keep(key, fresh as unknown as Node)
  return fresh
}

/** The nodes' numbers, by which keys tell them apart. */
export const idsOf = (nodes: readonly Node[]): string => nodes.map((node) => node.id).join(',')

const elementOf = (list: Node | undefined): Type | undefined =>
  list?.type.kind === 'list' ? list.type.element : undefined

const fits = (takes: Takes, type: Type, all: readonly Node[]): boolean => {
  switch (takes) {
    case 'any':
      return true
    case 'plain':
      return type.kind !== 'list' && type.kind !== 'struct'
    case 'integer':
      return type.kind === 'int' || type.kind === 'long'
    case 'exact':
      return type.kind === 'int' || type.kind === 'long' || type.kind === 'decimal'
    case 'number':
      return ['int', 'long', 'double', 'decimal'].includes(type.kind)
    case 'first':
      return type === all[0]?.type
    case 'second':
      return type === all[1]?.type
    case 'element':
      return type === elementOf(all[0])
    default:
      return type.kind === takes
  }
}

const told: Readonly<Partial<Record<Takes, string>>> = {
  any: 'anything',
  plain: 'a plain value (neither list nor struct)',
  integer: 'int or long',
  exact: 'int, long or decimal',
  number: 'int, long, double or decimal',
}

const expected = (takes: Takes, all: readonly Node[]): string => {
  const same = { first: all[0]?.type, second: all[1]?.type, element: elementOf(all[0]) } as Readonly<
    Partial<Record<Takes, Type>>
  >
  const wanted = same[takes]
  return wanted === undefined ? (told[takes] ?? takes) : showType(wanted)
}

/** Refuses children that a line does not take. */
export const checkChildren = (
  takes: readonly Takes[] | { readonly each: Takes },
  children: readonly Node[],
): void => {
  const patterns = 'each' in takes ? children.map(() => takes.each) : takes
  if (children.length !== patterns.length) refuse(`takes ${patterns.length} operands, got ${children.length}`)
  if ('each' in takes && children.length === 0) refuse('takes one or more operands, got none')
  patterns.forEach((pattern, index) => {
    const child = children[index]
    if (child !== undefined && !fits(pattern, child.type, children))
      refuse(`takes ${expected(pattern, children)}, got ${showType(child.type)}`)
  })
}

/** Checked constants, by name. */
export type Constants = Readonly<Record<string, unknown>>

/** The type that a line gives, for children of some types. */
export const typeOf = (gives: Gives, children: readonly Type[], constants: object): Type => {
  if (typeof gives === 'function') return gives(children, constants as never)
  if (gives !== 'first' && gives !== 'second') return types[gives]
  return children[gives === 'first' ? 0 : 1] ?? refuse('lacks an operand')
}

const someNull = (children: readonly Node[]): boolean => children.some((child) => child.nullable)

const canBeNull: Readonly<Record<Nulls, (children: readonly Node[], constants: Constants) => boolean>> = {
  strict: someNull,
  some: someNull,
  first: ([first]) => first === undefined || first.nullable,
  cast: ([child], { type }) =>
    child === undefined || child.nullable || !isWholeCast(child.type, type as Type),
  all: (children) => children.every((child) => child.nullable),
  branches: (children) => someNull(children.slice(1)),
  value: (_, { value }) => (value as Literal).value === null,
  partial: () => true,
  column: (_, { nullable }) => nullable === true,
  always: () => true,
  never: () => false,
}

const noVariables: NodeOf<'variable'>['free'] = Object.freeze([])

/** The free variables of some nodes, each once. */
export const freeIn = (nodes: readonly Node[]): NodeOf<'variable'>['free'] => {
  const [first, ...others] = nodes.filter(({ free }) => free.length > 0)
  if (first === undefined) return noVariables
  if (others.every(({ free }) => free === first.free)) return first.free
  return Object.freeze([...new Set(nodes.flatMap(({ free }) => free))])
}

/** The number of lambdas within one another in some nodes. */
export const lambdasIn = (nodes: readonly Node[]): number =>
  nodes.reduce((most, { lambdas }) => Math.max(most, lambdas), 0)

/** The types of the variables that a lambda binds, by their levels. */
type Bound = ReadonlyMap<number, Type | undefined>

const boundBy = ({ begins }: OperationLine, of: readonly Node[], level: number): Bound =>
  new Map([
    [level, elementOf(of[0])],
    ...(begins === undefined ? [] : ([[level + 1, of[begins]?.type]] as const)),
  ])

/** What a lambda leaves free, once its variables are known to be of the types that it gives them. */
const freeAround = (body: Node, bound: Bound): NodeOf<'variable'>['free'] => {
  const [level] = bound.keys()
  if (level !== body.lambdas)
    refuse(`level: expected the number of lambdas in the body, ${body.lambdas}, got ${level}`)
  for (const { type, constants } of body.free)
    if (bound.has(constants.level) && type !== bound.get(constants.level))
      refuse(
        `the lambda's variable is of type ${showType(type)}, which ${constants.level === level ? "the list's elements are not" : 'its first value is not'}`,
      )
  return Object.freeze(body.free.filter(({ constants }) => !bound.has(constants.level)))
}

/** The free variables of a node, and the number of lambdas within one another in it. */
const scopeOf = (
  line: OperationLine,
  of: readonly Node[],
  { level }: { readonly level?: unknown },
): Pick<Node, 'free' | 'lambdas'> => {
  const { binds, lambdas: own = 0 } = line
  const body = binds === undefined ? undefined : of[binds]
  const lambdas = lambdasIn(of) + own
  if (body === undefined) return { free: freeIn(of), lambdas }
  const outside = freeIn(of.filter((_, place) => place !== binds))
  const bound = boundBy(line, of, Number(level))
  const around = freeAround(body, bound)
  return {
    free: Object.freeze([...new Set([...outside, ...around])]),
    lambdas: Math.max(lambdas, body.lambdas + bound.size),
  }
}

/**
 * Makes a node, or finds the equal one made before.
 * @throws Refusal where the children or constants do not fit the operation.
 */
export const node = <K extends Operation>(
  operation: K,
  children: Children<K, Node>,
  constants: ConstantsOf<K>,
): NodeOf<K> => {
  const line = lineOf(operation)
  const of: readonly Node[] = children
  const own = at(operation, () => checkConstants(line.constants, constants))
  return intern(`${operation}(${idsOf(of)})${constantKey(line.constants, own)}`, (id) => {
    const { type, scope } = at(operation, () => {
      checkChildren(line.takes, of)
      const types = of.map((child) => child.type)
      line.check?.(own as never, types)
      return { type: typeOf(line.gives, types, own), scope: scopeOf(line, of, own) }
    })
    const made = {
      operation,
      children,
      constants: Object.freeze(own as ConstantsOf<K>),
      type,
      nullable: canBeNull[line.nulls](of, own as Constants),
      depth: (line.steps ?? 1) + of.reduce((most, child) => Math.max(most, child.depth), 0),
      ...scope,
      id: id(),
    }
    return operation === 'variable' ? Object.assign(made, { free: Object.freeze([made]) as never }) : made
  })
}

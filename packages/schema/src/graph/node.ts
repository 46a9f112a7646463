import { at, refuse } from '../errors/refusal.js'
import { isWholeCast } from '../types/casts.js'
import type { Literal } from '../types/literal.js'
import { showType, type Type, types } from '../types/types.js'
import { checkConstants, constantKey } from './constants.js'
import { newInterned } from './interned.js'
import type { Gives, Nulls, Takes } from './operation.js'
import { type Children, type ConstantsOf, lineOf, type Operation } from './operations/index.js'

/** One operation applied to its children. Interned: equal structure is the same object. */
export interface NodeOf<K extends Operation> {
  readonly operation: K
  readonly children: Children<K, Node>
  readonly constants: ConstantsOf<K>
  readonly type: Type
  /** Whether the result can be null. */
  readonly nullable: boolean
  /** The number of nodes on the longest path from here to a leaf, this one included. */
  readonly depth: number
  /** A number of its own, greater than those of its children. */
  readonly id: number
}

/** A node of any operation; `node.operation` tells which. */
export type Node = { readonly [K in Operation]: NodeOf<K> }[Operation]

/** The longest path that a rule may have. */
export const deepest = 1_000

const known = newInterned<Node>()
let made = 0

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
    case 'first':
      return type === all[0]?.type
    case 'second':
      return type === all[1]?.type
    default:
      return type.kind === takes
  }
}

const told: Readonly<Partial<Record<Takes, string>>> = {
  any: 'anything',
  plain: 'a plain value (neither list nor struct)',
  integer: 'int or long',
  exact: 'int, long or decimal',
}

const expected = (takes: Takes, all: readonly Node[]): string => {
  const same = takes === 'first' ? all[0] : takes === 'second' ? all[1] : undefined
  return same === undefined ? (told[takes] ?? takes) : showType(same.type)
}

const checkChildren = (
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

type Constants = Readonly<Record<string, unknown>>

const typeOf = (gives: Gives, children: readonly Type[], constants: object): Type => {
  if (typeof gives === 'function') return gives(children, constants as never)
  if (gives !== 'first' && gives !== 'second') return types[gives]
  return children[gives === 'first' ? 0 : 1] ?? refuse('lacks an operand')
}

const someNull = (children: readonly Node[]): boolean => children.some((child) => child.nullable)

const canBeNull: Readonly<Record<Nulls, (children: readonly Node[], constants: Constants) => boolean>> = {
  strict: someNull,
  some: someNull,
  cast: ([child], { type }) =>
    child === undefined || child.nullable || !isWholeCast(child.type, type as Type),
  all: (children) => children.every((child) => child.nullable),
  branches: (children) => someNull(children.slice(1)),
  value: (_, { value }) => (value as Literal).value === null,
  partial: () => true,
  always: () => true,
  never: () => false,
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
  const key = `${operation}(${of.map((child) => child.id).join(',')})${constantKey(line.constants, own)}`
  const before = known.find(key)
  if (before !== undefined) return before as NodeOf<K>
  const type = at(operation, () => {
    checkChildren(line.takes, of)
    const types = of.map((child) => child.type)
    line.check?.(own as never, types)
    return typeOf(line.gives, types, own)
  })
  const fresh: NodeOf<K> = Object.freeze({
    operation,
    children,
    constants: Object.freeze(own as ConstantsOf<K>),
    type,
    nullable: canBeNull[line.nulls](of, own as Constants),
    depth: 1 + of.reduce((most, child) => Math.max(most, child.depth), 0),
    id: made++,
  })
  known.keep(key, fresh as unknown as Node)
  return fresh
}

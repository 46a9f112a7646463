import { ruleLineOf } from '../column/rules/index.js'
import { at, refuse } from '../errors/refusal.js'
import { type ConstantLines, readConstants, writeConstants } from '../graph/constants.js'
import { walk } from '../graph/fold.js'
import { lineOfNode, type Node, node } from '../graph/node.js'
import {
  type Children,
  type ConstantsOf,
  lineOf,
  type Operation,
  operations,
} from '../graph/operations/index.js'
import { nodeOfOwnRule, nodeOfRule } from '../graph/rule.js'
import type { Json } from '../types/json.js'
import { list, type Members, members, text } from './json-members.js'

/** A rule that somebody made with `rule`: what it stands for is not known by its name. */
const isOwn = (of: Node): boolean => of.operation === 'rule' && ruleLineOf(of.rule) === undefined

/** The nodes that must be written before a node: a rule of ours makes anew what it stands for. */
const writtenOf = (of: Node): readonly Node[] =>
  of.operation === 'rule' && isOwn(of) ? [...of.children, of.means] : of.children

/** Nodes as a flat list, in which each names others by their places; and the place of a node. */
export const writeNodes = (
  roots: readonly Node[],
): { readonly nodes: readonly Json[]; readonly place: (of: Node) => number } => {
  const places = new Map<Node, number>()
  const nodes: Json[] = []
  const place = (of: Node): number => places.get(of) ?? refuse('a node is missing')
  const write = (of: Node): void => {
    const own =
      isOwn(of) && of.operation === 'rule' ? { words: String(of.line.words), means: place(of.means) } : {}
    nodes.push({
      ...(of.operation === 'rule' ? { rule: of.rule } : { operation: of.operation }),
      children: of.children.map(place),
      constants: writeConstants(lineOfNode(of).constants, of.constants),
      ...own,
    })
    places.set(of, nodes.length - 1)
  }
  roots.forEach(walk(writtenOf, write))
  return { nodes, place }
}

const isOperation = (name: unknown): name is Operation =>
  typeof name === 'string' && Object.hasOwn(operations, name)

const constantsOf = (lines: ConstantLines, json: Json | undefined): object =>
  readConstants(lines, members(json, 'constants'))

const readRule = (
  { rule: name, constants, words, means }: Members,
  of: readonly Node[],
  known: Read,
): Node => {
  const rule = text(name, 'the name of a rule')
  const line = ruleLineOf(rule)
  if (line !== undefined)
    return nodeOfRule(
      rule,
      line,
      of,
      at(rule, () => constantsOf(line.constants, constants)),
    )
  if (means === undefined) return refuse(`there is no rule ${JSON.stringify(rule)}`)
  const given = at(rule, () => constantsOf({ given: 'literals' }, constants))
  return nodeOfOwnRule(rule, text(words, 'the words of a rule'), of, given, known(means))
}

/** The node at a place in the list. */
type Read = (place: Json | undefined) => Node

const readOperation = ({ operation, constants }: Members, of: readonly Node[]): Node => {
  if (!isOperation(operation)) return refuse(`there is no operation ${JSON.stringify(operation)}`)
  const { constants: lines } = lineOf(operation)
  return node(
    operation,
    of as readonly Node[] as Children<Operation, Node>,
    at(operation, () => constantsOf(lines, constants)) as ConstantsOf<Operation>,
  ) as Node
}

/** The nodes that `writeNodes` wrote, each checked as when it was first made, by their places. */
export const readNodes = (json: Json | undefined): Read => {
  const nodes: Node[] = []
  const known: Read = (place) =>
    nodes[Number(place)] ?? refuse(`there is no node ${JSON.stringify(place)} before it`)
  for (const [index, each] of list(json, 'nodes').entries())
    nodes.push(
      at(`node ${index}`, () => {
        const of = members(each, 'a node')
        const children = list(of.children, 'places').map(known)
        return of.rule === undefined ? readOperation(of, children) : readRule(of, children, known)
      }),
    )
  return (place) => nodes[Number(place)] ?? refuse(`there is no node ${JSON.stringify(place)}`)
}

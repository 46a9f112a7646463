import { at, refuse } from '../errors/refusal.js'
import { readConstants, writeConstants } from '../graph/constants.js'
import { nodesOf } from '../graph/fold.js'
import { type Node, node } from '../graph/node.js'
import {
  type Children,
  type ConstantsOf,
  lineOf,
  type Operation,
  operations,
} from '../graph/operations/index.js'
import type { Json } from '../types/json.js'
import { relationsOf, rulesOf } from './fold.js'
import { list, members, readRelationParts, writeRelationParts } from './parts.js'
import { type Relation, relation } from './relation.js'
import { type Inputs, type PartsOf, type RelationKind, relations } from './relations.js'

/** Places of what stands in a flat list. */
const placesOf = <T>(all: readonly T[], what: string): ((of: T) => number) => {
  const places = new Map(all.map((of, index) => [of, index]))
  return (of) => places.get(of) ?? refuse(`a ${what} is missing`)
}

/**
 * Relations as JSON: a flat list of relations and one of nodes, in which each names its inputs or children by their
 * places, so that what is shared stays shared. `place` gives the place of a relation.
 */
export const writeRelations = (
  roots: readonly Relation[],
): {
  readonly json: { readonly relations: Json; readonly nodes: Json }
  readonly place: (of: Relation) => number
} => {
  const all = relationsOf(roots)
  const nodes = nodesOf(all.flatMap(rulesOf))
  const place = placesOf(all, 'relation')
  const nodePlace = placesOf(nodes, 'node')
  return {
    json: {
      relations: all.map((of) => ({
        relation: of.relation,
        inputs: (of.inputs as readonly Relation[]).map(place),
        parts: writeRelationParts(of.relation, of.parts, nodePlace),
      })),
      nodes: nodes.map((of) => ({
        operation: of.operation,
        children: of.children.map(nodePlace),
        constants: writeConstants(lineOf(of.operation).constants, of.constants),
      })),
    },
    place,
  }
}

const isOperation = (name: unknown): name is Operation =>
  typeof name === 'string' && Object.hasOwn(operations, name)

const isRelation = (name: unknown): name is RelationKind =>
  typeof name === 'string' && Object.hasOwn(relations, name)

/** The things of a flat list, each made of those before it. */
const readList = <T>(
  json: Json | undefined,
  what: string,
  make: (
    of: ReturnType<typeof members>,
    before: (places: Json | undefined) => readonly T[],
    index: number,
  ) => T,
): readonly T[] => {
  const all: T[] = []
  const before = (places: Json | undefined): readonly T[] =>
    list(places, 'places').map(
      (place) => all[Number(place)] ?? refuse(`there is no ${what} ${JSON.stringify(place)} before it`),
    )
  for (const [index, each] of list(json, `${what}s`).entries()) {
    const of = members(each, `a ${what}`)
    all.push(make(of, before, index))
  }
  return all
}

/** The nodes of a flat list; each is checked as when it was first made. */
const readNodes = (json: Json | undefined): readonly Node[] =>
  readList<Node>(json, 'node', ({ operation, children, constants }, before, index) =>
    at(`node ${index}`, () => {
      if (!isOperation(operation)) return refuse(`there is no operation ${JSON.stringify(operation)}`)
      const of = before(children) as Children<Operation, Node>
      const { constants: lines } = lineOf(operation)
      const read = at(operation, () => readConstants(lines, members(constants, 'constants')))
      return node(operation, of, read as ConstantsOf<Operation>) as Node
    }),
  )

/** The relations that `writeRelations` wrote, each checked as when it was first made. */
export const readRelations = (json: {
  readonly relations?: Json | undefined
  readonly nodes?: Json | undefined
}): readonly Relation[] => {
  const nodes = readNodes(json.nodes)
  const nodeAt = (place: Json | undefined): Node =>
    nodes[Number(place)] ?? refuse(`there is no node ${JSON.stringify(place)}`)
  return readList<Relation>(json.relations, 'relation', ({ relation: kind, inputs, parts }, before) => {
    if (!isRelation(kind)) return refuse(`there is no relation ${JSON.stringify(kind)}`)
    const read = readRelationParts(kind, members(parts, 'parts'), nodeAt)
    return relation(
      kind,
      before(inputs) as Inputs<RelationKind, Relation>,
      read as PartsOf<RelationKind>,
    ) as Relation
  })
}

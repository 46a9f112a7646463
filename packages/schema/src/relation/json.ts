import { refuse } from '../errors/refusal.js'
import type { Json } from '../types/json.js'
import { relationsOf, rulesOf } from './fold.js'
import { list, members } from './json-members.js'
import { readNodes, writeNodes } from './json-nodes.js'
import { writeRelationParts } from './parts.js'
import { readRelationParts } from './read-parts.js'
import { type Relation, relation } from './relation.js'
import { type Inputs, type PartsOf, type RelationKind, relations } from './relations.js'

/** Places of relations in a flat list. */
const placesOf = (all: readonly Relation[]): ((of: Relation) => number) => {
  const places = new Map(all.map((of, index) => [of, index]))
  return (of) => places.get(of) ?? refuse('a relation is missing')
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
  const { nodes, place: nodePlace } = writeNodes(all.flatMap(rulesOf))
  const place = placesOf(all)
  return {
    json: {
      relations: all.map((of) => ({
        relation: of.relation,
        inputs: (of.inputs as readonly Relation[]).map(place),
        parts: writeRelationParts(of.relation, of.parts, nodePlace),
      })),
      nodes,
    },
    place,
  }
}

const isRelation = (name: unknown): name is RelationKind =>
  typeof name === 'string' && Object.hasOwn(relations, name)

/** The relations that `writeRelations` wrote, each checked as when it was first made. */
export const readRelations = (json: {
  readonly relations?: Json | undefined
  readonly nodes?: Json | undefined
}): readonly Relation[] => {
  const nodeAt = readNodes(json.nodes)
  const all: Relation[] = []
  const relationAt = (place: Json): Relation =>
    all[Number(place)] ?? refuse(`there is no relation ${JSON.stringify(place)} before it`)
  for (const each of list(json.relations, 'relations')) {
    const { relation: kind, inputs, parts } = members(each, 'a relation')
    if (!isRelation(kind)) return refuse(`there is no relation ${JSON.stringify(kind)}`)
    const of = list(inputs, 'places').map(relationAt) as readonly Relation[]
    const read = readRelationParts(kind, members(parts, 'parts'), nodeAt)
    all.push(relation(kind, of as Inputs<RelationKind, Relation>, read as PartsOf<RelationKind>) as Relation)
  }
  return all
}

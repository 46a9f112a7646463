import { refuse } from '../errors/refusal.js'
import { newInterned } from '../graph/interned.js'
import { columnsBy } from './columns.js'
import { nodesInParts, writeRelationParts } from './parts.js'
import type { Relation, RelationColumn, RelationOf } from './relation-types.js'
import { type Inputs, type PartsOf, type RelationKind, relationLine } from './relations.js'

export type { Relation, RelationColumn, RelationOf } from './relation-types.js'

const known = newInterned<Relation>()
let made = 0

const checkInputs = (kind: RelationKind, { length }: readonly Relation[]): void => {
  const { takes } = relationLine(kind)
  if ('each' in takes ? length === 0 : length !== takes.length)
    refuse(`${kind}: takes ${'each' in takes ? 'one or more' : takes.length} inputs, got ${length}`)
}

const freezeParts = (parts: object): object =>
  Object.freeze(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        Array.isArray(part)
          ? Object.freeze(part.map((each) => (typeof each === 'object' ? Object.freeze({ ...each }) : each)))
          : part,
      ]),
    ),
  )

const most = (of: readonly { readonly depth: number }[]): number =>
  of.reduce((most, { depth }) => Math.max(most, depth), 0)

/**
 * Makes a relation, or finds the equal one made before.
 * @throws Refusal where its rules read what does not come in, and for names that Spark cannot carry.
 */
export const relation = <K extends RelationKind>(
  kind: K,
  inputs: Inputs<K, Relation>,
  parts: PartsOf<K>,
): RelationOf<K> => {
  const of: readonly Relation[] = inputs
  const own = JSON.stringify(writeRelationParts(kind, parts, (node) => node.id))
  const key = `${kind}(${of.map(({ id }) => id).join(',')})${own}`
  const before = known.find(key)
  if (before !== undefined) return before as unknown as RelationOf<K>
  checkInputs(kind, of)
  const columns = (
    columnsBy[kind] as (parts: PartsOf<K>, ...of: readonly Relation[]) => readonly RelationColumn[]
  )(parts, ...of)
  const fresh: RelationOf<K> = Object.freeze({
    relation: kind,
    inputs: Object.freeze([...of]) as unknown as Inputs<K, Relation>,
    parts: freezeParts(parts) as PartsOf<K>,
    columns: Object.freeze(columns),
    depth: most(of) + (columns === of[0]?.columns ? 0 : most(nodesInParts(kind, parts))),
    id: made++,
  })
  known.keep(key, fresh as unknown as Relation)
  return fresh
}

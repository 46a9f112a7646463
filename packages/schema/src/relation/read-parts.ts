import { refuse } from '../errors/refusal.js'
import { type AggregateKind, aggregates } from '../graph/aggregates/index.js'
import { type AggregateNode, aggregateNode } from '../graph/aggregates/node.js'
import type { Node } from '../graph/node.js'
import type { SortKey } from '../graph/sort-key.js'
import { placeNode, type WindowKind, type WindowNode, windowNode, windows } from '../graph/windows.js'
import { type Json, readFields } from '../types/json.js'
import { list, type Members, members, text } from './json-members.js'
import { eachPart } from './parts.js'
import type { JoinHow, PartKind, PartKinds, RelationKind } from './relations.js'

/** Finds the node at a place of a list. */
type NodeAt = (place: Json | undefined) => Node

const joins: Readonly<Record<JoinHow, true>> = {
  inner: true,
  left: true,
  right: true,
  full: true,
  semi: true,
  anti: true,
}

const readOrder = (json: Json | undefined, nodeAt: NodeAt): readonly SortKey[] =>
  list(json, 'keys of an order').map((each) => {
    const { node, descending, nullsFirst } = members(each, 'a key of an order')
    return { node: nodeAt(node), descending: descending === true, nullsFirst: nullsFirst === true }
  })

const numberOrNull = (json: Json | undefined): number | null => (typeof json === 'number' ? json : null)

const aggregateKind = (json: Json | undefined): AggregateKind =>
  typeof json === 'string' && Object.hasOwn(aggregates, json)
    ? (json as AggregateKind)
    : refuse(`there is no aggregate ${JSON.stringify(json)}`)

const readAggregate = ({ aggregate, of, share, order }: Members, nodeAt: NodeAt): AggregateNode =>
  aggregateNode(aggregateKind(aggregate), list(of, 'rules').map(nodeAt), {
    share: numberOrNull(share),
    order: order === undefined ? [] : readOrder(order, nodeAt),
  })

const windowKind = (json: Json | undefined): WindowKind =>
  typeof json === 'string' && Object.hasOwn(windows, json)
    ? (json as WindowKind)
    : refuse(`there is no window function ${JSON.stringify(json)}`)

const readWindow = (json: Members, nodeAt: NodeAt): WindowNode => {
  const what =
    json.window === undefined
      ? readAggregate(json, nodeAt)
      : placeNode(
          windowKind(json.window),
          json.of === null ? null : nodeAt(json.of),
          numberOrNull(json.number),
        )
  const frame = json.frame === null ? null : members(json.frame, 'a frame')
  return windowNode(what, {
    per: list(json.per, 'names').map((name) => text(name, 'a name')),
    by: readOrder(json.by, nodeAt),
    frame: frame === null ? null : { from: numberOrNull(frame.from), to: numberOrNull(frame.to) },
  })
}

/** How every kind of part is read back. */
const readers: { readonly [P in PartKind]: (json: Json | undefined, nodeAt: NodeAt) => PartKinds[P] } = {
  name: (json) => text(json, 'a name'),
  fields: (json) => readFields(json ?? null),
  columns: (json, nodeAt) =>
    list(json, 'columns').map((each) => {
      const { name, node } = members(each, 'a column')
      return { name: text(name, 'the name of a column'), node: nodeAt(node) }
    }),
  test: (json, nodeAt) => nodeAt(json),
  names: (json) => list(json, 'names').map((name) => text(name, 'a name')),
  how: (json) =>
    typeof json === 'string' && Object.hasOwn(joins, json)
      ? (json as JoinHow)
      : refuse(`there is no join ${JSON.stringify(json)}`),
  keys: (json) =>
    list(json, 'keys').map((each) => {
      const { left, right } = members(each, 'a key')
      return { left: text(left, 'a name'), right: text(right, 'a name') }
    }),
  aggregates: (json, nodeAt) =>
    list(json, 'aggregates').map((each) => {
      const { name, ...own } = members(each, 'an aggregate')
      return { name: text(name, 'the name of a column'), aggregate: readAggregate(own, nodeAt) }
    }),
  order: readOrder,
  rows: (json) => (typeof json === 'number' ? json : refuse('expected a number of rows')),
  windows: (json, nodeAt) =>
    list(json, 'windows').map((each) => {
      const { name, ...own } = members(each, 'a window')
      return { name: text(name, 'the name of a column'), window: readWindow(own, nodeAt) }
    }),
  partners: (json) =>
    (['any', 'one', 'at most one'] as const).find((partners) => partners === json) ??
    refuse(`there is no number of partners ${JSON.stringify(json)}`),
  flag: (json) => json === true,
}

/** The parts that `writeRelationParts` wrote. */
export const readRelationParts = (kind: RelationKind, json: Members, nodeAt: NodeAt): object =>
  eachPart(kind, (name, part) => readers[part](json[name], nodeAt))

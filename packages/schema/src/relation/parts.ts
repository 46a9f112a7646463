import { refuse } from '../errors/refusal.js'
import { type AggregateKind, aggregates } from '../graph/aggregates/index.js'
import {
  type AggregateNode,
  aggregateNode,
  aggregateWords,
  nodesOfAggregate,
} from '../graph/aggregates/node.js'
import type { Node } from '../graph/node.js'
import { type SortKey, sortKeyWords } from '../graph/sort-key.js'
import {
  isPlace,
  nodesOfWindow,
  placeNode,
  type WindowKind,
  type WindowNode,
  windowNode,
  windows,
  windowWords,
} from '../graph/windows.js'
import { type Json, readFields, writeFields } from '../types/json.js'
import { type JoinHow, type PartKind, type PartKinds, type RelationKind, relationLine } from './relations.js'

/** How a kind of part is taken apart into nodes, written as JSON, read back, and shown to a person. */
interface PartForm<T> {
  /** The rules in it. */
  readonly nodes: (part: T) => readonly Node[]
  /** `place` gives the place of a node in a list. */
  readonly write: (part: T, place: (node: Node) => number) => Json
  readonly read: (json: Json | undefined, nodeAt: (place: Json | undefined) => Node) => T
  readonly show: (part: T, words: (node: Node) => string) => string
}

/** A JSON object. */
export type Members = { readonly [name: string]: Json | undefined }

/** The members of a JSON object. */
export const members = (json: Json | undefined, what: string): Members =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Members)
    : refuse(`expected ${what}, got ${JSON.stringify(json)}`)

/** A JSON list. */
export const list = (json: Json | undefined, what: string): readonly Json[] =>
  Array.isArray(json) ? json : refuse(`expected a list of ${what}, got ${JSON.stringify(json)}`)

/** A JSON text. */
export const text = (json: Json | undefined, what: string): string =>
  typeof json === 'string' ? json : refuse(`expected ${what}, got ${JSON.stringify(json)}`)

const howWords: Readonly<Record<JoinHow, string>> = {
  inner: 'each with each',
  left: 'each with each, and those without a partner beside nulls',
  right: 'each with each, and those of the other side without a partner beside nulls',
  full: 'each with each, and those of both sides without a partner beside nulls',
  semi: 'and are kept once where there is one',
  anti: 'and are kept where there is none',
}

const joins = Object.keys(howWords) as readonly JoinHow[]

const writeOrder = (keys: readonly SortKey[], place: (node: Node) => number): Json =>
  keys.map(({ node, ...how }) => ({ node: place(node), ...how }))

const readOrder = (json: Json | undefined, nodeAt: (place: Json | undefined) => Node): readonly SortKey[] =>
  list(json, 'keys of an order').map((each) => {
    const { node, descending, nullsFirst } = members(each, 'a key of an order')
    return { node: nodeAt(node), descending: descending === true, nullsFirst: nullsFirst === true }
  })

const numberOrNull = (json: Json | undefined): number | null => (typeof json === 'number' ? json : null)

const writeAggregate = (
  { aggregate, of, share, order }: AggregateNode,
  place: (node: Node) => number,
): { readonly [name: string]: Json } => ({
  aggregate,
  of: of.map(place),
  ...(share === null ? {} : { share }),
  ...(order.length === 0 ? {} : { order: writeOrder(order, place) }),
})

const readAggregate = (
  { aggregate, of, share, order }: Members,
  nodeAt: (place: Json | undefined) => Node,
): AggregateNode =>
  aggregateNode(aggregateKind(aggregate), list(of, 'rules').map(nodeAt), {
    share: numberOrNull(share),
    order: order === undefined ? [] : readOrder(order, nodeAt),
  })

const windowKind = (json: Json | undefined): WindowKind =>
  typeof json === 'string' && Object.hasOwn(windows, json)
    ? (json as WindowKind)
    : refuse(`there is no window function ${JSON.stringify(json)}`)

const writeWindow = (
  { what, per, by, frame }: WindowNode,
  place: (node: Node) => number,
): { readonly [name: string]: Json } => ({
  ...(isPlace(what)
    ? { window: what.window, of: what.of === null ? null : place(what.of), number: what.number }
    : writeAggregate(what, place)),
  per,
  by: writeOrder(by, place),
  frame: frame === null ? null : { from: frame.from, to: frame.to },
})

const readWindow = (json: Members, nodeAt: (place: Json | undefined) => Node): WindowNode => {
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

const aggregateKind = (json: Json | undefined): AggregateKind =>
  typeof json === 'string' && Object.hasOwn(aggregates, json)
    ? (json as AggregateKind)
    : refuse(`there is no aggregate ${JSON.stringify(json)}`)

/** The form of every kind of part. */
const partForms: { readonly [P in PartKind]: PartForm<PartKinds[P]> } = {
  name: {
    nodes: () => [],
    write: (name) => name,
    read: (json) => text(json, 'a name'),
    show: (name) => name,
  },
  fields: {
    nodes: () => [],
    write: writeFields,
    read: (json) => readFields(json ?? null),
    show: (fields) => fields.map(({ name }) => name).join(', '),
  },
  columns: {
    nodes: (columns) => columns.map(({ node }) => node),
    write: (columns, place) => columns.map(({ name, node }) => ({ name, node: place(node) })),
    read: (json, nodeAt) =>
      list(json, 'columns').map((each) => {
        const { name, node } = members(each, 'a column')
        return { name: text(name, 'the name of a column'), node: nodeAt(node) }
      }),
    show: (columns, words) => columns.map(({ name, node }) => `${name}: ${words(node)}`).join(', '),
  },
  test: {
    nodes: (test) => [test],
    write: (test, place) => place(test),
    read: (json, nodeAt) => nodeAt(json),
    show: (test, words) => words(test),
  },
  names: {
    nodes: () => [],
    write: (names) => names,
    read: (json) => list(json, 'names').map((name) => text(name, 'a name')),
    show: (names) => (names.length === 0 ? 'all rows' : names.join(' and ')),
  },
  how: {
    nodes: () => [],
    write: (how) => how,
    read: (json) => joins.find((how) => how === json) ?? refuse(`there is no join ${JSON.stringify(json)}`),
    show: (how) => howWords[how],
  },
  keys: {
    nodes: () => [],
    write: (keys) => keys.map(({ left, right }) => ({ left, right })),
    read: (json) =>
      list(json, 'keys').map((each) => {
        const { left, right } = members(each, 'a key')
        return { left: text(left, 'a name'), right: text(right, 'a name') }
      }),
    show: (keys) =>
      keys.map(({ left, right }) => (left === right ? left : `${left} = ${right}`)).join(' and '),
  },
  aggregates: {
    nodes: (columns) => columns.flatMap(({ aggregate }) => nodesOfAggregate(aggregate)),
    write: (columns, place) =>
      columns.map(({ name, aggregate }) => ({ name, ...writeAggregate(aggregate, place) })),
    read: (json, nodeAt) =>
      list(json, 'aggregates').map((each) => {
        const { name, ...own } = members(each, 'an aggregate')
        return { name: text(name, 'the name of a column'), aggregate: readAggregate(own, nodeAt) }
      }),
    show: (columns, words) =>
      columns.map(({ name, aggregate }) => `${name}: ${aggregateWords(aggregate, words)}`).join(', '),
  },
  order: {
    nodes: (keys) => keys.map(({ node }) => node),
    write: writeOrder,
    read: readOrder,
    show: (keys, words) => keys.map((key) => sortKeyWords(key, words)).join(', then '),
  },
  rows: {
    nodes: () => [],
    write: (rows) => rows,
    read: (json) => (typeof json === 'number' ? json : refuse('expected a number of rows')),
    show: (rows) => `${rows}`,
  },
  windows: {
    nodes: (columns) => columns.flatMap(({ window }) => nodesOfWindow(window)),
    write: (columns, place) => columns.map(({ name, window }) => ({ name, ...writeWindow(window, place) })),
    read: (json, nodeAt) =>
      list(json, 'windows').map((each) => {
        const { name, ...own } = members(each, 'a window')
        return { name: text(name, 'the name of a column'), window: readWindow(own, nodeAt) }
      }),
    show: (columns, words) =>
      columns.map(({ name, window }) => `${name}: ${windowWords(window, words)}`).join(', '),
  },
  partners: {
    nodes: () => [],
    write: (partners) => partners,
    read: (json) =>
      (['any', 'one', 'at most one'] as const).find((partners) => partners === json) ??
      refuse(`there is no number of partners ${JSON.stringify(json)}`),
    show: (partners) => partners,
  },
  flag: {
    nodes: () => [],
    write: (flag) => flag,
    read: (json) => json === true,
    show: (flag) => (flag ? 'yes' : 'no'),
  },
}

/** The form of one part. TypeScript cannot tell the type of its value by name. */
const formOf = (kind: PartKind): PartForm<unknown> => partForms[kind] as PartForm<unknown>

const forParts = <T>(kind: RelationKind, make: (name: string, form: PartForm<unknown>) => T) =>
  Object.entries(relationLine(kind).parts).map(([name, part]) => [name, make(name, formOf(part))] as const)

/** The rules in the parts of a relation, in order. */
export const nodesInParts = (kind: RelationKind, parts: object): readonly Node[] =>
  forParts(kind, (name, form) => form.nodes(Reflect.get(parts, name))).flatMap(([, nodes]) => nodes)

/** The parts of a relation as JSON. */
export const writeRelationParts = (
  kind: RelationKind,
  parts: object,
  place: (node: Node) => number,
): { readonly [name: string]: Json } =>
  Object.fromEntries(forParts(kind, (name, form) => form.write(Reflect.get(parts, name), place)))

/** The parts that `writeRelationParts` wrote. */
export const readRelationParts = (
  kind: RelationKind,
  json: Members,
  nodeAt: (place: Json | undefined) => Node,
): object => Object.fromEntries(forParts(kind, (name, form) => form.read(json[name], nodeAt)))

/** Each part as a person reads it. */
export const showRelationParts = (
  kind: RelationKind,
  parts: object,
  words: (node: Node) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(forParts(kind, (name, form) => form.show(Reflect.get(parts, name), words)))

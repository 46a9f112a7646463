import { type AggregateNode, nodesOfAggregate } from '../graph/aggregates/node.js'
import type { Node } from '../graph/node.js'
import type { SortKey } from '../graph/sort-key.js'
import { isPlace, nodesOfWindow, type WindowNode } from '../graph/windows.js'
import { type Json, writeFields } from '../types/json.js'
import { type PartKind, type PartKinds, type RelationKind, relationLine } from './relations.js'

/** How a kind of part is taken apart into nodes, and written as JSON. */
interface PartForm<T> {
  /** The rules in it. */
  readonly nodes: (part: T) => readonly Node[]
  /** `place` gives the place of a node in a list. */
  readonly write: (part: T, place: (node: Node) => number) => Json
}

const writeOrder = (keys: readonly SortKey[], place: (node: Node) => number): Json =>
  keys.map(({ node, ...how }) => ({ node: place(node), ...how }))

const writeAggregate = (
  { aggregate, of, share, order }: AggregateNode,
  place: (node: Node) => number,
): { readonly [name: string]: Json } => ({
  aggregate,
  of: of.map(place),
  ...(share === null ? {} : { share }),
  ...(order.length === 0 ? {} : { order: writeOrder(order, place) }),
})

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

/** The form of every kind of part. */
const partForms: { readonly [P in PartKind]: PartForm<PartKinds[P]> } = {
  name: { nodes: () => [], write: (name) => name },
  fields: { nodes: () => [], write: writeFields },
  columns: {
    nodes: (columns) => columns.map(({ node }) => node),
    write: (columns, place) => columns.map(({ name, node }) => ({ name, node: place(node) })),
  },
  test: { nodes: (test) => [test], write: (test, place) => place(test) },
  names: { nodes: () => [], write: (names) => names },
  how: { nodes: () => [], write: (how) => how },
  keys: { nodes: () => [], write: (keys) => keys.map(({ left, right }) => ({ left, right })) },
  aggregates: {
    nodes: (columns) => columns.flatMap(({ aggregate }) => nodesOfAggregate(aggregate)),
    write: (columns, place) =>
      columns.map(({ name, aggregate }) => ({ name, ...writeAggregate(aggregate, place) })),
  },
  order: { nodes: (keys) => keys.map(({ node }) => node), write: writeOrder },
  rows: { nodes: () => [], write: (rows) => rows },
  windows: {
    nodes: (columns) => columns.flatMap(({ window }) => nodesOfWindow(window)),
    write: (columns, place) => columns.map(({ name, window }) => ({ name, ...writeWindow(window, place) })),
  },
  partners: { nodes: () => [], write: (partners) => partners },
  flag: { nodes: () => [], write: (flag) => flag },
}

/** The form of one part. TypeScript cannot tell the type of its value by name. */
const formOf = (kind: PartKind): PartForm<unknown> => partForms[kind] as PartForm<unknown>

/** What is made of each part of a kind of relation, by the name of the part. */
export const eachPart = <T>(
  kind: RelationKind,
  make: (name: string, part: PartKind) => T,
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(relationLine(kind).parts).map(([name, part]) => [name, make(name, part)]))

/** The rules in the parts of a relation, in order. */
export const nodesInParts = (kind: RelationKind, parts: object): readonly Node[] =>
  Object.values(eachPart(kind, (name, part) => formOf(part).nodes(Reflect.get(parts, name)))).flat()

/** The parts of a relation as JSON. */
export const writeRelationParts = (
  kind: RelationKind,
  parts: object,
  place: (node: Node) => number,
): { readonly [name: string]: Json } =>
  eachPart(kind, (name, part) => formOf(part).write(Reflect.get(parts, name), place))

import { refuse } from '../errors/refusal.js'
import { type AggregateKind, aggregateLine, aggregateNode, aggregates } from '../graph/aggregates.js'
import type { Node } from '../graph/node.js'
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
  semi: 'and are kept once where there is one',
  anti: 'and are kept where there is none',
}

const joins = Object.keys(howWords) as readonly JoinHow[]

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
    nodes: (columns) => columns.flatMap(({ aggregate: { of } }) => of ?? []),
    write: (columns, place) =>
      columns.map(({ name, aggregate: { aggregate, of } }) => ({
        name,
        aggregate,
        of: of === null ? null : place(of),
      })),
    read: (json, nodeAt) =>
      list(json, 'aggregates').map((each) => {
        const { name, aggregate, of } = members(each, 'an aggregate')
        return {
          name: text(name, 'the name of a column'),
          aggregate: aggregateNode(aggregateKind(aggregate), of === null ? null : nodeAt(of)),
        }
      }),
    show: (columns, words) =>
      columns
        .map(({ name, aggregate: { aggregate, of } }) => {
          const line = aggregateLine(aggregate).words
          return `${name}: ${of === null ? line : line.replace('{0}', () => words(of))}`
        })
        .join(', '),
  },
  order: {
    nodes: (keys) => keys.map(({ node }) => node),
    write: (keys, place) => keys.map(({ node, ...how }) => ({ node: place(node), ...how })),
    read: (json, nodeAt) =>
      list(json, 'keys of an order').map((each) => {
        const { node, descending, nullsFirst } = members(each, 'a key of an order')
        return { node: nodeAt(node), descending: descending === true, nullsFirst: nullsFirst === true }
      }),
    show: (keys, words) =>
      keys.map(({ node, descending }) => `${words(node)}${descending ? ', descending' : ''}`).join(', then '),
  },
  rows: {
    nodes: () => [],
    write: (rows) => rows,
    read: (json) => (typeof json === 'number' ? json : refuse('expected a number of rows')),
    show: (rows) => `${rows}`,
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

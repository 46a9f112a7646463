import { refuse } from '../errors/refusal.js'
import type { Node } from '../graph/node.js'
import { type Json, readFields, writeFields } from '../types/json.js'
import { type PartKind, type PartKinds, type RelationKind, relationLine } from './relations.js'

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

import { aggregateWords } from '../graph/aggregates/node.js'
import type { Node } from '../graph/node.js'
import { sortKeyWords } from '../graph/sort-key.js'
import { windowWords } from '../graph/windows.js'
import { eachPart } from './parts.js'
import type { JoinHow, PartKind, PartKinds, RelationKind } from './relations.js'

/** What a rule says. */
type Words = (node: Node) => string

const howWords: Readonly<Record<JoinHow, string>> = {
  inner: 'each with each',
  left: 'each with each, and those without a partner beside nulls',
  right: 'each with each, and those of the other side without a partner beside nulls',
  full: 'each with each, and those of both sides without a partner beside nulls',
  semi: 'and are kept once where there is one',
  anti: 'and are kept where there is none',
}

/** Every kind of part as a person reads it. */
const shown: { readonly [P in PartKind]: (part: PartKinds[P], words: Words) => string } = {
  name: (name) => name,
  fields: (fields) => fields.map(({ name }) => name).join(', '),
  columns: (columns, words) => columns.map(({ name, node }) => `${name}: ${words(node)}`).join(', '),
  test: (test, words) => words(test),
  names: (names) => (names.length === 0 ? 'all rows' : names.join(' and ')),
  how: (how) => howWords[how],
  keys: (keys) => keys.map(({ left, right }) => (left === right ? left : `${left} = ${right}`)).join(' and '),
  aggregates: (columns, words) =>
    columns.map(({ name, aggregate }) => `${name}: ${aggregateWords(aggregate, words)}`).join(', '),
  order: (keys, words) => keys.map((key) => sortKeyWords(key, words)).join(', then '),
  rows: (rows) => `${rows}`,
  windows: (columns, words) =>
    columns.map(({ name, window }) => `${name}: ${windowWords(window, words)}`).join(', '),
  partners: (partners) => partners,
  flag: (flag) => (flag ? 'yes' : 'no'),
}

/** Each part as a person reads it. */
export const showRelationParts = (
  kind: RelationKind,
  parts: object,
  words: Words,
): Readonly<Record<string, string>> =>
  eachPart(kind, (name, part) =>
    (shown[part] as (part: unknown, words: Words) => string)(Reflect.get(parts, name), words),
  )

import { refuse } from '../errors/refusal.js'
import { aggregateWords } from '../graph/aggregates/node.js'
import type { Node } from '../graph/node.js'
import { windowWords } from '../graph/windows.js'
import { tellRules } from '../graph/words.js'
import { foldRelations, type RelationMeaning } from '../relation/fold.js'
import { showRelationParts } from '../relation/part-words.js'
import type { Relation, RelationOf } from '../relation/relation.js'
import type { JoinHow, JoinKey, Output } from '../relation/relations.js'
import { showGiven } from '../types/plain.js'
import { withAnd } from './and-words.js'
import { type AnyQuery, isQuery } from './any-query.js'

/** Steps in words, one after the other. */
type Told = readonly string[]

/** The rows of the other side of a join or a union: a name, or steps in parentheses. */
const otherSide = (told: Told): string => (told.length === 1 ? (told[0] ?? '') : `(${told.join('; ')})`)

const keyWords = (keys: readonly JoinKey[]): string =>
  keys.every(({ left, right }) => left === right)
    ? `of the same ${withAnd(keys.map(({ left }) => left))}`
    : `where ${withAnd(keys.map(({ left, right }) => `${left} = ${right}`))}`

const joined: Readonly<Record<JoinHow, (other: string, keys: string) => string>> = {
  inner: (other, keys) => `with ${other} ${keys}`,
  left: (other, keys) => `with ${other} ${keys}, or nulls where there is none`,
  right: (other, keys) => `with ${other} ${keys}, and those without a partner beside nulls`,
  full: (other, keys) => `with ${other} ${keys}, and those of both sides without a partner beside nulls`,
  semi: (other, keys) => `where there are ${other} ${keys}`,
  anti: (other, keys) => `where there are no ${other} ${keys}`,
}

const isOwn = ({ name, node }: Output): boolean => node.operation === 'column' && node.constants.name === name

/** A select in words: what it leaves out where it makes nothing, else what each column is. */
const selected = ({ parts, inputs: [input] }: RelationOf<'select'>, tell: (node: Node) => string): Told => {
  const { columns } = parts
  const made = (column: Output): string =>
    isOwn(column) ? column.name : `${column.name} (${tell(column.node)})`
  if (!columns.every(isOwn)) return [`as ${withAnd(columns.map(made))}`]
  const kept = columns.map(({ name }) => name)
  const left = input.columns.map(({ name }) => name).filter((name) => !kept.includes(name))
  if (left.length === 0) return []
  return [left.length < kept.length ? `without ${withAnd(left)}` : `only ${withAnd(kept)}`]
}

const ordinal = (rows: number): string => (rows === 1 ? 'the first' : `the first ${rows}`)

const meaningInWords = (
  tell: (node: Node) => string,
  isKnown: (of: Relation) => boolean,
): RelationMeaning<Told> => {
  const order = (of: Relation): string => showRelationParts(of.relation, of.parts, tell).order ?? ''
  return {
    source: ({ parts: { name } }) => [`raw rows of ${name}`],
    select: (own, of) => [...of, ...selected(own, tell)],
    where: ({ parts: { test } }, of) => [...of, `where ${tell(test)}`],
    distinct: (_, of) => [...of, 'equal rows once'],
    distinctBy: (own, of) => [
      ...of,
      `one row of the same ${withAnd(own.parts.keys)}: the first by ${order(own)}, and then by all other columns`,
    ],
    join: ({ inputs: [input], parts: { how, keys, nulls } }, left, right) => {
      const words = joined[how](
        otherSide(right),
        `${keyWords(keys)}${nulls ? ' (null is equal to null)' : ''}`,
      )
      return isKnown(input) ? [`${left.join('')} ${words}`] : [...left, words]
    },
    aggregate: ({ parts: { by, columns } }, of) => {
      const values = columns.map(({ name, aggregate }) => `${aggregateWords(aggregate, tell)} (${name})`)
      const groups = by.length === 0 ? 'of all rows' : `grouped by ${withAnd(by)}`
      return [...of, values.length === 0 ? groups : `${groups}: ${withAnd(values)}`]
    },
    top: (own, of) => {
      const { per, rows, settled } = own.parts
      const among = per.length === 0 ? 'of all rows' : `of each ${withAnd(per)}`
      return [
        ...of,
        `${among} ${ordinal(rows)} by ${order(own)}, ${settled ? 'and then by all other columns' : 'and all that tie'}`,
      ]
    },
    window: ({ parts: { columns } }, of) => [
      ...of,
      `beside each ${withAnd(columns.map(({ name, window }) => `${windowWords(window, tell)} (${name})`))}`,
    ],
    explode: ({ parts: { column, outer } }, of) => [
      ...of,
      `a row for each element of ${column}${outer ? ', and one of null where there is none' : ''}`,
    ],
    union: (_, left, right) => [...left, `together with ${otherSide(right)}`],
    sort: (own, of) => [...of, `sorted by ${order(own)}`],
    limit: ({ parts: { rows } }, of) => [...of, ordinal(rows)],
  }
}

/**
 * What a query asks, a sentence a step, with `; ` between them. Tables, and queries that it begins from, are told by their names.
 * @example
 * explainQuery(popularInCountry)
 * // rows of pin with rows of geo of the same ind; grouped by country and category: the number of rows (category_count);
 * // of each country the first by category_count, descending, and all that tie
 */
export const explainQuery = (query: AnyQuery): string => {
  if (!isQuery(query))
    refuse(`expected a question, got ${showGiven(query)}; behind orderBy(...) write all() or limit(10)`)
  const known = query.sources.map((of): readonly [Relation, Told] => [of.relation, [`rows of ${of.name}`]])
  const sources = known.map(([each]) => each)
  const meaning = meaningInWords(tellRules(), (of) => sources.includes(of))
  for (const { relation, of, words } of query.told ?? [])
    known.push([relation, [...foldRelations(meaning, known)(of), words]])
  return foldRelations(meaning, known)(query.relation).join('; ')
}

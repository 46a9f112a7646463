import { nodesOf } from '../graph/fold.js'
import type { Node } from '../graph/node.js'
import type { SortKey } from '../graph/sort-key.js'
import { settles } from '../graph/windows.js'
import { relationsOf, rulesOf } from './fold.js'
import { completionOf } from './keys.js'
import type { Relation, RelationColumn, RelationOf } from './relation.js'
import type { RelationKind } from './relations.js'

/** Names of columns. */
type Names = Iterable<string>

/** The columns that some rules read. */
const readBy = (nodes: readonly Node[]): readonly string[] =>
  nodesOf(nodes).flatMap((node) => (node.operation === 'column' ? [node.constants.name] : []))

const namesOf = ({ columns }: Relation): readonly string[] => columns.map(({ name }) => name)

const both = (one: Names, other: Names): Names => [...one, ...other]

/** The columns that make an order total. */
const completing = (of: Relation, order: readonly SortKey[], per: readonly string[] = []): Names => {
  const { columns, signs } = completionOf(of, order, per)
  return [...columns, ...signs].map(({ name }) => name)
}

/** The columns that a relation needs of each input, so that it can give some of its own. */
const needs: {
  readonly [K in RelationKind]: (of: RelationOf<K>, own: ReadonlySet<string>) => readonly Names[]
} = {
  source: () => [],
  select: ({ parts }, own) => [
    readBy(parts.columns.flatMap(({ name, node }) => (own.has(name) ? [node] : []))),
  ],
  where: ({ parts }, own) => [both(own, readBy([parts.test]))],
  distinct: ({ inputs }) => inputs.map(namesOf),
  distinctBy: (of, own) => {
    const { keys, order } = of.parts
    const read = both(keys, readBy(rulesOf(of as Relation)))
    return [both(own, both(read, completing(of.inputs[0], order, keys)))]
  },
  join: ({ parts }, own) => [
    both(
      own,
      parts.keys.map(({ left }) => left),
    ),
    both(
      parts.how === 'semi' || parts.how === 'anti' ? [] : own,
      parts.keys.map(({ right }) => right),
    ),
  ],
  aggregate: (of) => [both(of.parts.by, readBy(rulesOf(of as Relation)))],
  top: (of, own) => {
    const { per, order, settled } = of.parts
    const read = both(own, both(per, readBy(rulesOf(of as Relation))))
    return [settled ? both(read, completing(of.inputs[0], order, per)) : read]
  },
  window: (of, own) => {
    const windows = of.parts.columns.map(({ window }) => window)
    const completed = windows.flatMap((window) =>
      settles(window) ? [...completing(of.inputs[0], window.by, window.per)] : [],
    )
    return [
      both(own, [...windows.flatMap(({ per }) => per), ...readBy(rulesOf(of as Relation)), ...completed]),
    ]
  },
  explode: ({ parts }, own) => [both(own, [parts.column])],
  union: (_, own) => [own, own],
  sort: (of, own) => [
    both(own, both(readBy(rulesOf(of as Relation)), completing(of.inputs[0], of.parts.order))),
  ],
  limit: (_, own) => [own],
}

/** Whether a kind of relation gives rows as they come in, with more columns than are needed of it. */
const passesRows: Readonly<Record<RelationKind, boolean>> = {
  source: false,
  select: false,
  where: false,
  distinct: true,
  distinctBy: true,
  join: false,
  aggregate: false,
  top: true,
  window: true,
  explode: true,
  union: false,
  sort: true,
  limit: true,
}

/** The columns that a relation gives beside those that come in. */
const addedBy = (of: Relation): readonly string[] =>
  of.relation === 'window' ? of.parts.columns.map(({ name }) => name) : []

/** Kinds that give all their columns, whichever are needed. */
const givesAll: Readonly<Partial<Record<RelationKind, boolean>>> = { aggregate: true }

/**
 * The columns that each relation behind `root` gives, in its own order, where `root` gives all of its columns and no other is
 * computed or passed on without need.
 * @example
 * const columnsOf = neededOf(popular.relation)
 * columnsOf(popular.relation.inputs[0]) // the columns of the step before that the last one uses
 */
export const neededOf = (root: Relation): ((of: Relation) => readonly RelationColumn[]) => {
  const all = relationsOf([root])
  const needed = new Map<Relation, Set<string>>(all.map((of) => [of, new Set<string>()]))
  const add = (of: Relation, names: Names): void => {
    const known = needed.get(of)
    const own = new Set(namesOf(of))
    for (const name of names) if (own.has(name)) known?.add(name)
  }
  add(root, namesOf(root))
  for (const of of all.toReversed()) {
    const names = givesAll[of.relation] === true ? new Set(namesOf(of)) : (needed.get(of) as Set<string>)
    const ofInputs = (needs[of.relation] as (of: Relation, own: ReadonlySet<string>) => readonly Names[])(
      of,
      names,
    )
    ;(of.inputs as readonly Relation[]).forEach((input, place) => {
      add(input, ofInputs[place] ?? [])
    })
  }
  const given = new Map<Relation, readonly RelationColumn[]>()
  for (const of of all) {
    const [input] = of.inputs as readonly Relation[]
    const names =
      passesRows[of.relation] && input !== undefined
        ? new Set([...(given.get(input) ?? []).map(({ name }) => name), ...addedBy(of)])
        : needed.get(of)
    given.set(
      of,
      givesAll[of.relation] === true ? of.columns : of.columns.filter(({ name }) => names?.has(name)),
    )
  }
  return (of) => given.get(of) ?? of.columns
}

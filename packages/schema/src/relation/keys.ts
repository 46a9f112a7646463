import type { SortKey } from '../graph/sort-key.js'
import type { Type } from '../types/types.js'
import { foldRelations, type RelationMeaning } from './fold.js'
import type { Relation, RelationColumn } from './relation.js'
import type { JoinKey, PartsOf } from './relations.js'

/** Names of columns in which no two rows are equal. */
export type UniqueKey = readonly string[]

const all = (columns: readonly RelationColumn[]): UniqueKey => columns.map(({ name }) => name)

/** The keys that a select passes on, by their new names. */
const passedOn = (keys: readonly UniqueKey[], { columns }: PartsOf<'select'>): readonly UniqueKey[] => {
  const renamed = (name: string): readonly string[] =>
    columns
      .flatMap(({ name: to, node }) =>
        node.operation === 'column' && node.constants.name === name ? [to] : [],
      )
      .slice(0, 1)
  return keys.flatMap((key) => {
    const names = key.flatMap(renamed)
    return names.length === key.length ? [names] : []
  })
}

const isWithin = (key: UniqueKey, names: readonly string[]): boolean =>
  key.every((name) => names.includes(name))

/** The keys of the two sides of a join whose rows no row of the other side repeats. */
const ofJoin = (
  keys: readonly JoinKey[],
  left: readonly UniqueKey[],
  right: readonly UniqueKey[],
): readonly UniqueKey[] => {
  const ours = keys.map((key) => key.left)
  const theirs = keys.map((key) => key.right)
  const once = (of: readonly UniqueKey[], names: readonly string[]): boolean =>
    of.some((key) => isWithin(key, names))
  return [...(once(right, theirs) ? left : []), ...(once(left, ours) ? right : [])]
}

const keysBy: RelationMeaning<readonly UniqueKey[]> = {
  source: () => [],
  select: ({ parts }, keys) => passedOn(keys, parts),
  where: (_, keys) => keys,
  distinct: ({ columns }, keys) => [...keys, all(columns)],
  distinctBy: ({ parts }, keys) => [...keys, parts.keys],
  join: ({ parts: { how, keys } }, left, right) => {
    if (how === 'semi' || how === 'anti') return left
    // A row without a partner stands beside nulls, which several rows of that side would share.
    if (how === 'inner') return ofJoin(keys, left, right)
    if (how === 'left')
      return right.some((key) =>
        isWithin(
          key,
          keys.map((each) => each.right),
        ),
      )
        ? left
        : []
    return []
  },
  aggregate: ({ parts: { by } }) => [by],
  // Of rows that are equal in some columns, at most one is left.
  top: ({ parts: { per, rows, settled } }, keys) => (settled && rows === 1 ? [...keys, per] : keys),
  window: (_, keys) => keys,
  union: () => [],
  explode: () => [],
  sort: (_, keys) => keys,
  limit: (_, keys) => keys,
}

/** The keys of a relation that are known: sets of columns in which no two of its rows are equal. */
export const keysOf = (of: Relation): readonly UniqueKey[] => foldRelations(keysBy)(of)

/** What makes an order total, behind what rows are sorted by already. */
export interface Completion {
  /** First these columns, ascending, nulls first. */
  readonly columns: readonly RelationColumn[]
  /** And then the signs of zeros in these: -0.0, which is equal to 0.0, comes before it. */
  readonly signs: readonly RelationColumn[]
}

const hasDoubles = (type: Type): boolean => {
  switch (type.kind) {
    case 'double':
      return true
    case 'list':
      return hasDoubles(type.element)
    case 'struct':
      return type.fields.some((field) => hasDoubles(field.type))
    default:
      return false
  }
}

/**
 * What makes an order of rows total: the columns of the shortest key that is known, or all of them and the signs of their zeros. Rows
 * that are equal in every column may change places unseen. The rows are equal in the columns `per` already.
 */
export const completionOf = (
  of: Relation,
  order: readonly SortKey[],
  per: readonly string[] = [],
): Completion => {
  const sorted = order.flatMap(({ node }) => (node.operation === 'column' ? [node.constants.name] : []))
  const [shortest] = keysOf(of).toSorted((one, other) => one.length - other.length)
  const names = shortest ?? all(of.columns)
  return {
    columns: of.columns.filter(
      ({ name }) => names.includes(name) && !sorted.includes(name) && !per.includes(name),
    ),
    signs: shortest === undefined ? of.columns.filter(({ type }) => hasDoubles(type)) : [],
  }
}

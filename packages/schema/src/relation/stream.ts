import { refuse } from '../errors/refusal.js'
import { relationsOf } from './fold.js'
import type { Relation } from './relation.js'
import type { RelationKind } from './relations.js'

/** What a kind of relation needs that a stream does not have; null where each row goes by itself. */
const gathers: Readonly<Record<RelationKind, string | null>> = {
  source: null,
  select: null,
  where: null,
  explode: null,
  join: null,
  distinct: 'a row that came long ago may come again',
  distinctBy: 'a row that went out may be followed by a better one of the same keys',
  aggregate: 'a group is complete when the last row has come',
  top: 'a row that is the first may be followed by a better one',
  window: 'a row may have neighbours that have not come',
  union: null,
  sort: 'the first row of an order may come last',
  limit: 'the first rows of an order may come last',
}

const joinReason = (of: Relation, isStream: (of: Relation) => boolean): string | null => {
  if (of.relation !== 'join') return null
  const [left, right] = of.inputs
  if (isStream(right))
    return isStream(left)
      ? 'a row of one stream may have a partner that comes later in the other'
      : 'the stream stands on the right side; write it on the left'
  return ['inner', 'left', 'semi', 'anti'].includes(of.parts.how)
    ? null
    : 'a row of the right side is without a partner only when the last row has come'
}

/**
 * Refuses a relation that cannot be answered while rows of one of its sources come as a stream: what gathers rows would wait for the last
 * one, which never comes. Rules, filters, lists that become rows, and joins to tables that are whole can be.
 * @throws Refusal that names the step and the reason.
 */
export const checkStream = (root: Relation, source: Relation): void => {
  const streams = new Set<Relation>([source])
  const isStream = (of: Relation): boolean => streams.has(of)
  for (const of of relationsOf([root])) {
    if (!(of.inputs as readonly Relation[]).some(isStream)) continue
    const reason = joinReason(of, isStream) ?? gathers[of.relation]
    if (reason !== null)
      refuse(
        `${of.relation}: takes no stream: ${reason}, so that the answer would hang on when rows come; write the stream to a table, and ask the question of that`,
      )
    streams.add(of)
  }
}

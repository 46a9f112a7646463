import { aggregateWords } from '../graph/aggregates/node.js'
import type { Node } from '../graph/node.js'
import { windowWords } from '../graph/windows.js'
import { tellRules } from '../graph/words.js'
import { foldRelations, type RelationMeaning } from '../relation/fold.js'
import { showRelationParts } from '../relation/part-words.js'
import type { Relation } from '../relation/relation.js'
import { type Output, relationLine } from '../relation/relations.js'
import { showType } from '../types/types.js'
import type { AnyTable } from './any-table.js'

/** What one output column is, in plain words. */
export interface Explanation {
  readonly column: string
  readonly type: string
  readonly words: string
}

/** What each column of a relation is, in words over the columns of the select before. */
const columnsBy = (tell: (node: Node) => string): RelationMeaning<readonly Explanation[]> => {
  const told = (columns: readonly Output[]): readonly Explanation[] =>
    columns.map(({ name, node }) => ({ column: name, type: showType(node.type), words: tell(node) }))
  return {
    source: ({ columns }) =>
      columns.map(({ name, type }) => ({ column: name, type: showType(type), words: name })),
    select: ({ parts }) => told(parts.columns),
    where: (_, of) => of,
    distinct: (_, of) => of,
    distinctBy: (_, of) => of,
    join: ({ columns }, left, right) =>
      columns.flatMap(({ name }) => [...left, ...right].find(({ column }) => column === name) ?? []),
    aggregate: ({ parts, columns }) => {
      const words = new Map(
        parts.columns.map(({ name, aggregate }) => [name, aggregateWords(aggregate, tell)]),
      )
      return columns.map(({ name, type }) => ({
        column: name,
        type: showType(type),
        words: words.get(name) ?? name,
      }))
    },
    top: (_, of) => of,
    window: ({ parts }, of) => [
      ...of,
      ...parts.columns.map(({ name, window }) => ({
        column: name,
        type: showType(window.type),
        words: windowWords(window, tell),
      })),
    ],
    explode: ({ parts, columns }, of) =>
      of.map((each, index) => {
        const made = columns[index]
        return each.column === parts.column && made !== undefined
          ? { column: each.column, type: showType(made.type), words: `an element of ${each.words}` }
          : each
      }),
    union: (_, left) => left,
    sort: (_, of) => of,
    limit: (_, of) => of,
  }
}

/** Every output column of a table with its type and its rule in plain words. */
export const explain = (table: Pick<AnyTable, 'relation'>): readonly Explanation[] =>
  foldRelations(columnsBy(tellRules()))(table.relation)

/** What a relation does to the rows that come in, in one sentence. */
export const explainRelation = (of: Relation): string => {
  const parts = showRelationParts(of.relation, of.parts, tellRules())
  return relationLine(of.relation).words.replace(
    /\{([a-zA-Z0-9]+)\}/gu,
    (hole, name: string) => parts[name] ?? hole,
  )
}

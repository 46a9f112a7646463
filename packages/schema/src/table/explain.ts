import { showConstants } from '../graph/constants.js'
import { alike, fold } from '../graph/fold.js'
import type { Node } from '../graph/node.js'
import { lineOf } from '../graph/operations/index.js'
import { foldRelations, type RelationMeaning } from '../relation/fold.js'
import { showRelationParts } from '../relation/parts.js'
import type { Relation } from '../relation/relation.js'
import { type Output, relationLine } from '../relation/relations.js'
import { showType } from '../types/types.js'
import type { AnyTable } from './check.js'

const longest = 1_000

const inParentheses = (node: Node | undefined, words: string): string =>
  node !== undefined && node.children.length > 0 && /\s/u.test(words) ? `(${words})` : words

/** An operation's line with its children's words and its constants filled in. */
const words = alike<string>((node, of) => {
  const constants = showConstants(lineOf(node.operation).constants, node.constants)
  const parts = of.map((words, index) => inParentheses(node.children[index], words))
  const filled = lineOf(node.operation).words.replace(/\{(\*|[a-zA-Z0-9]+)\}/gu, (hole, name: string) =>
    name === '*' ? parts.join(', ') : (parts[Number(name)] ?? constants[name] ?? hole),
  )
  return filled.length > longest ? `${filled.slice(0, longest)}...` : filled
})

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
  }
}

/** Every output column of a table with its type and its rule in plain words. */
export const explain = (table: Pick<AnyTable, 'relation'>): readonly Explanation[] =>
  foldRelations(columnsBy(fold(words)))(table.relation)

/** A rule in plain words. */
export const explainRule = (rule: Node): string => fold(words)(rule)

/** What a relation does to the rows that come in, in one sentence. */
export const explainRelation = (of: Relation): string => {
  const parts = showRelationParts(of.relation, of.parts, fold(words))
  return relationLine(of.relation).words.replace(
    /\{([a-zA-Z0-9]+)\}/gu,
    (hole, name: string) => parts[name] ?? hole,
  )
}

import { showConstants } from '../graph/constants.js'
import { walk } from '../graph/fold.js'
import { lineOfNode, type Node } from '../graph/node.js'
import { foldRelations, type RelationMeaning } from '../relation/fold.js'
import { showRelationParts } from '../relation/parts.js'
import type { Relation } from '../relation/relation.js'
import { type Output, relationLine } from '../relation/relations.js'
import { showType } from '../types/types.js'
import type { AnyTable } from './check.js'

const longest = 1_000

const inParentheses = (node: Node | undefined, words: string): string =>
  node !== undefined && node.children.length > 0 && /\s/u.test(words) ? `(${words})` : words

/** The words of a line for some constants: with holes. */
export const templateOf = (words: string | ((constants: never) => string), { constants }: Node): string =>
  typeof words === 'string' ? words : words(constants as never)

/** A template with the words of a node's children and its constants filled in. */
export const fill = (template: string, node: Node, of: readonly string[]): string => {
  const constants = showConstants(lineOfNode(node).constants, node.constants)
  const parts = of.map((words, index) => inParentheses(node.children[index], words))
  const filled = template.replace(/\{(\*|[a-zA-Z0-9]+)\}/gu, (hole, name: string) =>
    name === '*' ? parts.join(', ') : (parts[Number(name)] ?? constants[name] ?? hole),
  )
  return filled.length > longest ? `${filled.slice(0, longest)}...` : filled
}

/** The line of an operation or a rule with its children's words and its constants filled in. */
export const allWordsOf = (node: Node, of: readonly string[]): string =>
  fill(templateOf(lineOfNode(node).words, node), node, of)

/** What one output column is, in plain words. */
export interface Explanation {
  readonly column: string
  readonly type: string
  readonly words: string
}

/** Tells rules in words: a rule with a name by its own, and not by the graph that it stands for. */
const tellRules = (): ((rule: Node) => string) => walk((node: Node) => node.children, allWordsOf)

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
  foldRelations(columnsBy(tellRules()))(table.relation)

/** A rule in plain words. */
export const explainRule = (rule: Node): string => tellRules()(rule)

/** What a relation does to the rows that come in, in one sentence. */
export const explainRelation = (of: Relation): string => {
  const parts = showRelationParts(of.relation, of.parts, tellRules())
  return relationLine(of.relation).words.replace(
    /\{([a-zA-Z0-9]+)\}/gu,
    (hole, name: string) => parts[name] ?? hole,
  )
}

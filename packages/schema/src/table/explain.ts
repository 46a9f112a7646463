import { showConstants } from '../graph/constants.js'
import { alike, fold } from '../graph/fold.js'
import type { Node } from '../graph/node.js'
import { lineOf } from '../graph/operations/index.js'
import { showType } from '../types/types.js'
import type { AnyTable } from './table.js'

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

/** Every output column of a table with its type and its rule in plain words. */
export const explain = (table: AnyTable): readonly Explanation[] => {
  const tell = fold(words)
  return table.columns.map(({ name, node }) => ({
    column: name,
    type: showType(node.type),
    words: tell(node),
  }))
}

import { showConstants } from './constants.js'
import { walk } from './fold.js'
import { lineOfNode, type Node } from './node.js'

const longest = 1_000

const inParentheses = (node: Node | undefined, words: string): string =>
  node !== undefined && node.children.length > 0 && /\s/u.test(words) ? `(${words})` : words

const templateOf = (node: Node): string => {
  const { words } = lineOfNode(node)
  return typeof words === 'string' ? words : words(node.constants as never)
}

/** The line of an operation or a rule with its children's words and its constants filled in. */
const words = (node: Node, of: readonly string[]): string => {
  const constants = showConstants(lineOfNode(node).constants, node.constants)
  const parts = of.map((words, index) => inParentheses(node.children[index], words))
  const filled = templateOf(node).replace(/\{(\*|[a-zA-Z0-9]+)\}/gu, (hole, name: string) =>
    name === '*' ? parts.join(', ') : (parts[Number(name)] ?? constants[name] ?? hole),
  )
  return filled.length > longest ? `${filled.slice(0, longest)}...` : filled
}

/** Tells rules in words: a rule with a name by its own, and not by the graph that it stands for. */
export const tellRules = (): ((rule: Node) => string) => walk((node: Node) => node.children, words)

/** A rule in plain words. */
export const explainRule = (rule: Node): string => tellRules()(rule)

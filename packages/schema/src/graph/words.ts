import { showConstants } from './constants.js'
import { walk } from './fold.js'
import { lineOfNode, type Node } from './node.js'

const longest = 1_000

const inParentheses = (node: Node | undefined, words: string): string =>
  node !== undefined && node.children.length > 0 && /\s/u.test(words) ? `(${words})` : words

/** Text as part of a template, where `{` begins a hole. */
export const inTemplate = (text: string): string => text.replaceAll('{', '{{')

/** The words of a line for some constants: with holes. */
export const templateOf = (words: string | ((constants: never) => string), { constants }: Node): string =>
  typeof words === 'string' ? words : words(constants as never)

/** A template with the words of a node's children and its constants filled in. */
export const fill = (template: string, node: Node, of: readonly string[]): string => {
  const constants = showConstants(lineOfNode(node).constants, node.constants)
  const parts = of.map((words, index) => inParentheses(node.children[index], words))
  const filled = template.replace(/\{\{|\{(\*|[a-zA-Z0-9]+)\}/gu, (hole, name = '') => {
    if (hole === '{{') return '{'
    return name === '*' ? parts.join(', ') : (parts[Number(name)] ?? constants[name] ?? hole)
  })
  return filled.length > longest ? `${filled.slice(0, longest)}...` : filled
}

/** The line of an operation or a rule with its children's words and its constants filled in. */
export const allWordsOf = (node: Node, of: readonly string[]): string => {
  const [test = ''] = of
  return node.operation === 'not' && node.children[0].operation === 'isNull' && test.endsWith(' is null')
    ? test.replace(/ is null$/u, ' is not null')
    : fill(templateOf(lineOfNode(node).words, node), node, of)
}

/** Tells rules in words: a rule with a name by its own, and not by the graph that it stands for. */
export const tellRules = (): ((rule: Node) => string) => walk((node: Node) => node.children, allWordsOf)

/** A rule in plain words. */
export const explainRule = (rule: Node): string => tellRules()(rule)

import { walk } from '../graph/fold.js'
import { lineOfNode, type Node } from '../graph/node.js'
import { allWordsOf, fill, templateOf } from '../graph/words.js'
import type { Output } from '../relation/relations.js'

/** What a rule is, in all words and in few: '' for the column beside which they stand. */
interface Told {
  readonly words: string
  readonly few: string
}

/** The words of a template that only go on about its first child: 'in upper case' of '{0} in upper case'. */
const goesOn = (template: string, children: readonly Node[]): string | undefined => {
  const [, named] = children.length === 1 ? (/^(.+) \(from \{\*\}\)$/su.exec(template) ?? []) : []
  const [, rest] = /^\{0\},? ?((?:\{\{|(?!\{(?:[0-9]+|\*|else)\}).)+)$/su.exec(template) ?? []
  return named ?? rest
}

const tell =
  (own: string) =>
  (node: Node, of: readonly Told[]): Told => {
    const all = of.map(({ words }) => words)
    const words = allWordsOf(node, all)
    if (node.operation === 'column') return { words, few: words === own ? '' : words }
    const line = lineOfNode(node)
    const template = templateOf(line.short ?? line.words, node)
    const rest = goesOn(template, node.children)
    const [first] = node.children
    if (rest === undefined || first === undefined) {
      const others = of.map(({ words, few }) => (few === '' ? words : few))
      return { words, few: fill(template.replaceAll('{else}', others.join(', else ')), node, all) }
    }
    const before = of[0]?.few ?? ''
    if (first.operation === 'column' && before !== '') return { words, few: fill(template, node, all) }
    return { words, few: fill(before === '' ? rest : `${before}, ${rest}`, node, all) }
  }

/** What was said of columns: notebooks say it twice. */
const known = new WeakMap<Output, string>()

/**
 * The rule of a column in few words, for a table in which the column's name and its type stand beside them: '' for a
 * column that goes through under its own name, the raw name for one that is renamed.
 */
export const explainBriefly = (output: Output): string => {
  const { name, node } = output
  const words = known.get(output) ?? walk((of: Node) => of.children, tell(name))(node).few
  known.set(output, words)
  return words
}

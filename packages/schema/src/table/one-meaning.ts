import { ruleLineOf } from '../column/rules/index.js'
import { refuse } from '../errors/refusal.js'
import { constantKey } from '../graph/constants.js'
import { nodesOf, partsOfNode, walk } from '../graph/fold.js'
import { type Constants, lineOfNode, type Node, type RuleNode } from '../graph/node.js'
import { showType } from '../types/types.js'

/** What a rule stands for as text, with its operands left open: equal exactly for equal graphs. */
const shapeOf = (rule: RuleNode): string => {
  const places = new Map<Node, number>(rule.children.map((child, index) => [child, index]))
  const levels = new Map<unknown, number>()
  const lines: string[] = []
  /** Levels are told by the order in which they are met: operands may hold lambdas, which lift those around them. */
  const told = (constants: Constants): Constants => {
    const { level } = constants
    if (level === undefined) return constants
    levels.set(level, levels.get(level) ?? levels.size)
    return { ...constants, level: levels.get(level) }
  }
  const write = (of: Node): void => {
    if (rule.children.includes(of)) return
    const name = of.operation === 'rule' ? `rule ${of.rule}` : of.operation
    const parts = partsOfNode(of).map((part) => places.get(part))
    places.set(of, places.size)
    lines.push(`${name}(${parts.join(',')})${constantKey(lineOfNode(of).constants, told(of.constants))}`)
  }
  walk((of: Node) => (rule.children.includes(of) ? [] : partsOfNode(of)), write)(rule.means)
  return [rule.line.words, places.get(rule.means), ...lines].join('\n')
}

/** Uses of a rule that must mean the same: of one name, on operands of the same types, with the same plain values. */
const useOf = ({ rule, children, line, constants }: RuleNode): string =>
  JSON.stringify([rule, children.map(({ type }) => showType(type)), constantKey(line.constants, constants)])

/**
 * Refuses rules of which two rules of the user's own have one name and do not mean the same.
 * @throws Refusal that names both places.
 */
export const checkOneMeaning = (places: readonly { readonly name: string; readonly node: Node }[]): void => {
  const known = new Map<string, { readonly place: string; readonly shape: string }>()
  for (const { name: place, node } of places)
    for (const of of nodesOf([node])) {
      if (of.operation !== 'rule' || ruleLineOf(of.rule) !== undefined) continue
      const use = useOf(of)
      const shape = shapeOf(of)
      const before = known.get(use)
      if (before !== undefined && before.shape !== shape)
        refuse(
          `the rule ${JSON.stringify(of.rule)} is one thing in ${before.place} and another in ${place}; give one of them another name`,
        )
      known.set(use, before ?? { place, shape })
    }
}

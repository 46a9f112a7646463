import { ruleLineOf } from '../column/rules/index.js'
import { constantKey } from '../graph/constants.js'
import { partsOfNode, walk } from '../graph/fold.js'
import { lineOfNode, type Node } from '../graph/node.js'
import { showType } from '../types/types.js'

/** What tells a node from others: a rule of ours is told by its name, one of the user's own by what it stands for, too. */
const tellingOf = (of: Node): readonly Node[] =>
  of.operation === 'rule' && ruleLineOf(of.rule) !== undefined ? of.children : partsOfNode(of)

/**
 * A text that is equal exactly for rules that differ in nothing but what the columns that they read are called. Columns are told
 * apart by the order in which they are first read.
 */
export const namelessRule = (rule: Node): string => {
  const columns = new Map<string, number>()
  const places = new Map<Node, number>()
  const lines: string[] = []
  const told = (of: Node): string => {
    if (of.operation === 'column') {
      const { name } = of.constants
      columns.set(name, columns.get(name) ?? columns.size)
      return `column ${columns.get(name)} ${showType(of.type)} ${of.nullable}`
    }
    const { constants, words } = lineOfNode(of)
    const name =
      of.operation !== 'rule'
        ? of.operation
        : `rule ${JSON.stringify(ruleLineOf(of.rule) === undefined ? [of.rule, words] : of.rule)}`
    return `${name}(${tellingOf(of).map((part) => places.get(part))})${constantKey(constants, of.constants)}`
  }
  const write = (of: Node): void => {
    lines.push(told(of))
    places.set(of, places.size)
  }
  walk(tellingOf, write)(rule)
  return lines.join('\n')
}

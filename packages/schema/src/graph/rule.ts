import { at } from '../errors/refusal.js'
import { checkConstants, constantKey } from './constants.js'
import {
  type Constants,
  checkChildren,
  freeIn,
  idsOf,
  intern,
  lambdasIn,
  type Node,
  type RuleLine,
  type RuleNode,
  typeOf,
} from './node.js'

const ruleNode = (
  rule: string,
  line: RuleNode['line'],
  children: readonly Node[],
  constants: object,
  means: Node,
  id: number,
): RuleNode => ({
  operation: 'rule',
  rule,
  line,
  children: Object.freeze([...children]),
  constants: Object.freeze(constants) as Constants,
  means,
  type: means.type,
  nullable: means.nullable,
  depth: means.depth,
  free: freeIn([...children, means]),
  lambdas: lambdasIn([...children, means]),
  id,
})

/**
 * Makes the node of a rule by its line, or finds the equal one made before.
 * @throws Refusal where the children or constants do not fit the rule.
 */
export const nodeOfRule = (
  rule: string,
  line: RuleLine,
  children: readonly Node[],
  constants: object,
): RuleNode =>
  at(rule, () => {
    const own = checkConstants(line.constants, constants)
    return intern(`rule ${rule}(${idsOf(children)})${constantKey(line.constants, own)}`, (id) => {
      checkChildren(line.takes, children)
      const types = children.map((child) => child.type)
      line.check?.(own as never, types)
      const means = (line.means as (constants: object, ...of: readonly Node[]) => Node)(own, ...children)
      if (means.type !== typeOf(line.gives, types, own))
        throw new TypeError(`${rule}: what the rule means is not of the type that its line gives`)
      return ruleNode(rule, line, children, own, means, id())
    })
  })

const given = { given: 'literals' } as const

/**
 * The node of a user's own rule, which stands for a graph that is there already; `given` are the plain values that it
 * was made of beside its operands.
 */
export const nodeOfOwnRule = (
  rule: string,
  words: string,
  children: readonly Node[],
  constants: object,
  means: Node,
): RuleNode => {
  const own = at(rule, () => checkConstants(given, constants))
  const key = `own rule ${JSON.stringify([rule, words])}(${idsOf([...children, means])})${constantKey(given, own)}`
  return intern(key, (id) => {
    const line = Object.freeze({
      constants: given,
      nulls: means.nullable ? 'always' : 'never',
      words,
    } as const)
    return ruleNode(rule, line, children, own, means, id())
  })
}

/** The same rule over other operands, of which the graph that it stands for is made as before. */
export const ruleOver = (of: RuleNode, children: readonly Node[], means: Node): RuleNode =>
  'takes' in of.line
    ? nodeOfRule(of.rule, of.line as RuleLine, children, of.constants)
    : nodeOfOwnRule(of.rule, String(of.line.words), children, of.constants, means)

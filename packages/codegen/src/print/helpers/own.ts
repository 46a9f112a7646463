import {
  type AnyQuery,
  type AnyTable,
  columnNode,
  type Node,
  nodesOf,
  type Relation,
  type RuleNode,
  relationsOf,
  replaceNodes,
  ruleLineOf,
  rulesOf,
  walk,
} from '@lockstep/schema'
import { lower, type Spelling } from '../../lower/index.js'
import { fromOutside, type Made } from '../../lower/made.js'
import { columnsOf, partsOf, type Spark } from '../../spark/expression.js'
import type { Names } from '../../spark/names.js'
import { canHoldParameters } from '../expr.js'
import type { SparkVersion } from '../pyspark.js'
import { pythonName } from '../quote.js'
import { sqlLine } from '../sql.js'
import { hasNames } from './helper.js'
import { expressionFunction, sqlFunction } from './own-text.js'

/** A rule of the user's own that stands in a text twice or more: a Python function of the names of columns. */
export interface OwnRule {
  readonly name: string
  readonly definition: string
  /** The expression that it gives, with the calls of other helpers in it. */
  readonly body: Spark
  /** What the rule stands for, held so that the same graph is the same node until the text is written. */
  readonly means: Node
}

/** The rules that a text prints as functions, by what tells them apart. */
export type OwnRules = ReadonlyMap<string, OwnRule>

/** What the parameters of a function of some columns are called. */
const parametersOf = (count: number): readonly string[] =>
  count === 1
    ? ['name']
    : Array.from(
        { length: count },
        (_, place) => ['first', 'second', 'third'][place] ?? `column_${place + 1}`,
      )

/** Names that functions bind: none of them is called so. */
const bound = /^(?:name|first|second|third|value|value_[0-9]+|column_[0-9]+)$/u

/** What a rule stands for, over columns called as the parameters are. */
const bodyOf = ({ means, children }: RuleNode): Node => {
  const names = parametersOf(children.length)
  const parameters = children.map(({ type }, place) => columnNode({ name: names[place] ?? '', type }))
  return replaceNodes(means, new Map(children.map((child, place) => [child, parameters[place] as Node])))
}

/** What tells a rule apart from others: its name, its words, and what it stands for over its parameters. */
const keyOf = ({ rule, line }: RuleNode, body: Node): string => JSON.stringify([rule, line.words, body.id])

const isOwn = (of: Node): of is RuleNode =>
  of.operation === 'rule' && ruleLineOf(of.rule) === undefined && of.free.length === 0

/** What is printed before a table or a question: what the table is made from, and the tables and some of the questions. */
const beforeOf = (
  of: AnyTable | AnyQuery,
  printed: readonly (AnyTable | AnyQuery)[],
): readonly Relation[] => {
  if (!('sources' in of)) return of.from === null ? [] : relationsOf([of.from.relation])
  return of.sources.flatMap((source) =>
    'sources' in source && !printed.includes(source)
      ? beforeOf(source, printed)
      : relationsOf([source.relation]),
  )
}

/** The uses of rules of the user's own in the rules of some tables and questions. */
const usesIn = (printed: readonly (AnyTable | AnyQuery)[]): readonly RuleNode[] =>
  printed.flatMap((of) => {
    const before = beforeOf(of, printed)
    const own = relationsOf([of.relation]).filter((each) => !before.includes(each))
    return nodesOf(own.flatMap(rulesOf)).filter(isOwn)
  })

/** An expression of so many parts is short enough to be read in one function. */
const largest = 60

const sizeOf = walk<Spark, number>(partsOf, (_, parts) => parts.reduce((sum, part) => sum + part, 1))

const anything: Made = () => () => true

/**
 * Whether a rule means the same whatever its operands were made of, and no other column has a say. Sums of integers do
 * not: `lower/number.ts` keeps them apart where their operands are sums.
 */
const isClosed = (body: Node, names: readonly string[]): boolean => {
  const [one, other] = [fromOutside, anything].map((made) => lower(made)(body))
  return (
    one !== undefined &&
    other !== undefined &&
    body.operation !== 'column' &&
    sizeOf(one) <= largest &&
    sqlLine(one) === sqlLine(other) &&
    canHoldParameters(one) &&
    columnsOf(one).every((name) => names.includes(name))
  )
}

/** Says a node of a rule by a call of one of the rules, or as `spell` says it. */
export const withOwnRules =
  (rules: OwnRules, spell: Spelling): Spelling =>
  (node, means, of) => {
    const rule = rules.size > 0 && isOwn(node) ? rules.get(keyOf(node, bodyOf(node))) : undefined
    return rule !== undefined && hasNames(of)
      ? { kind: 'helper', helper: rule.name, byName: true, args: of, constants: [] }
      : spell(node, means, of)
  }

/** In a function there are no steps before: what takes names takes those of the parameters. */
const inFunction =
  (spell: Spelling): Spelling =>
  (node, means, of) => {
    const said = spell(node, means, of)
    return said.kind === 'helper' && said.byName && !of.every(({ kind }) => kind === 'column') ? means : said
  }

/**
 * The rules of the user's own that stand in the text of some tables and questions twice or more, those first that others call.
 * @param names gives the functions their names.
 */
export const ownRulesOf = (
  printed: readonly (AnyTable | AnyQuery)[],
  version: SparkVersion,
  names: Names,
  spell: Spelling,
): OwnRules => {
  const uses = usesIn(printed).map((use) => {
    const body = bodyOf(use)
    return { use, body, key: keyOf(use, body) }
  })
  const count = new Map<string, number>()
  for (const { key } of uses) count.set(key, (count.get(key) ?? 0) + 1)
  const rules = new Map<string, OwnRule>()
  for (const { use, body, key } of uses) {
    const parameters = parametersOf(use.children.length)
    if (rules.has(key) || (count.get(key) ?? 0) < 2 || !isClosed(body, parameters)) continue
    const expression = lower(fromOutside, inFunction(withOwnRules(rules, spell)))(body)
    const inSql = lower(fromOutside)(body)
    const name = names.name(pythonName(use.rule).replace(bound, '$&_'))
    const form = { name, parameters, words: String(use.line.words), version }
    const text = expressionFunction(form, expression)
    rules.set(key, {
      name,
      definition: text ?? sqlFunction(form, inSql),
      body: text === null ? inSql : expression,
      means: body,
    })
  }
  return rules
}

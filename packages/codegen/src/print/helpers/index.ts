import { walk } from '@lockstep/schema'
import type { Spelling } from '../../lower/index.js'
import { partsOf, type Spark } from '../../spark/expression.js'
import { expressionsIn, inputsOf, type SparkQuery } from '../../spark/query.js'
import { callOfHelper, type Helper } from './helper.js'
import { initialCapitalsHelper, lowerCaseHelper, upperCaseHelper } from './letters.js'
import { nullIfHelper } from './null-if.js'
import type { OwnRule, OwnRules } from './own.js'
import { stripPrefix, stripSuffix } from './strip.js'
import { suffixedInt, suffixedLong } from './suffixed.js'
import { utcTimestamp } from './utc-timestamp.js'

/** All there are, in the order in which they are written. */
const helpers: readonly Helper[] = [
  nullIfHelper,
  stripPrefix,
  stripSuffix,
  upperCaseHelper,
  lowerCaseHelper,
  initialCapitalsHelper,
  suffixedInt,
  suffixedLong,
  utcTimestamp,
]

/** Every name that the text of some helper binds. */
export const helperNames: readonly string[] = helpers.flatMap(
  ({ name, imports = [], needs = [], constants = {} }) => [
    name,
    ...imports,
    ...Object.keys(constants),
    ...[...needs.join('\n').matchAll(/^(\w+) =/gmu)].map(([, bound = '']) => bound),
  ],
)

/** Says a node by the helper that can, else as it is lowered. */
export const withHelpers: Spelling = (node, means, of) => {
  for (const helper of helpers) {
    const call = callOfHelper(helper, node, of)
    if (call !== null) return call
  }
  return means
}

type Call = Extract<Spark, { kind: 'helper' }>

/** The calls of helpers in some expressions. */
const callsOf = (expressions: readonly Spark[]): readonly Call[] => {
  const calls: Call[] = []
  expressions.forEach(walk<Spark, void>(partsOf, (of) => void (of.kind === 'helper' && calls.push(of))))
  return calls
}

/** The calls of helpers in a query, and in the functions of the user's rules that it calls. */
export const callsIn = (query: SparkQuery, rules: OwnRules): readonly Call[] => {
  const expressions: Spark[] = []
  walk<SparkQuery, void>(inputsOf, (each) => void expressions.push(...expressionsIn(each)))(query)
  const byName = new Map([...rules.values()].map((rule) => [rule.name, rule]))
  const found = new Map<string, OwnRule>()
  const calls: Call[] = []
  for (let open = callsOf(expressions); open.length > 0; ) {
    calls.push(...open)
    const called = open
      .flatMap(({ helper }) => byName.get(helper) ?? [])
      .filter(({ name }) => !found.has(name))
    for (const rule of called) found.set(rule.name, rule)
    open = callsOf([...new Set(called)].map(({ body }) => body))
  }
  return calls
}

/** The definitions of the user's rules that some calls need, each after those that it calls. */
export const ownDefinitions = (calls: readonly Call[], rules: OwnRules): readonly string[] =>
  [...rules.values()]
    .filter(({ name }) => calls.some(({ helper }) => helper === name))
    .map(({ definition }) => definition)

/** The modules that some calls need. */
export const importsOf = (calls: readonly Call[]): readonly string[] => [
  ...new Set(usedBy(calls).flatMap(({ imports = [] }) => imports)),
]

const usedBy = (calls: readonly Call[]): readonly Helper[] =>
  helpers.filter(({ name }) => calls.some((call) => call.helper === name))

/** The definitions of the helpers that some calls need, and of the constants that they name, each once. */
export const definitionsOf = (calls: readonly Call[]): readonly string[] => [
  ...new Set(
    usedBy(calls).flatMap(({ name, text, needs = [], constants = {} }) => {
      const own = calls.filter((call) => call.helper === name)
      const named = Object.entries(constants).filter(([constant]) =>
        own.some((call) => call.constants.includes(constant)),
      )
      const lines = named.map(([, line]) => line)
      return [...needs, ...(lines.length === 0 ? [] : [lines.join('\n')]), text]
    }),
  ),
]

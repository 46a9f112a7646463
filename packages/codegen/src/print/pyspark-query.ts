import { type AnyQuery, type AnyTable, at, checkTable, refuse, walk } from '@lockstep/schema'
import { queryOf } from '../lower/relation.js'
import { type Names, names } from '../spark/names.js'
import { inputsOf, type SparkQuery } from '../spark/query.js'
import {
  callsIn,
  definitionsOf,
  helperNames,
  importsOf,
  ownDefinitions,
  withHelpers,
} from './helpers/index.js'
import { type OwnRules, ownRulesOf, withOwnRules } from './helpers/own.js'
import { between, brackets, broken, type Doc, group, layout, line, nest, pythonPage, soft } from './layout.js'
import { cleanedName, type Options, versionOf } from './options.js'
import { pythonPrinter } from './pyspark.js'
import { windowCalls } from './pyspark-chain.js'
import { isPythonName, pythonName, pythonText } from './quote.js'

/** Black's, with the line length of many teams. */

/** So many calls stand in one statement: Python's own parser has a limit. */
const longest = 40

const listed = (docs: readonly Doc[]): Doc => broken([nest([soft, between(docs, [',', line]), ',']), soft])

type Printer = ReturnType<typeof pythonPrinter>

/** The calls that make a query of the one that it is made of. */
const callsOf = (query: Exclude<SparkQuery, { readonly kind: 'from' }>, print: Printer): readonly Doc[] =>
  query.kind === 'window' ? windowCalls(print, query.windows) : [callOf(query, print)]

const callOf = (query: Exclude<SparkQuery, { readonly kind: 'from' | 'window' }>, print: Printer): Doc => {
  switch (query.kind) {
    case 'add': {
      const [first, ...rest] = query.columns.map(({ name, of }): readonly [string, Doc] => [
        pythonText(name),
        print.doc(of),
      ])
      if (first !== undefined && rest.length === 0)
        return group([
          '.withColumn(',
          nest([soft, first[0], ',', line, first[1], { broken: ',' }]),
          soft,
          ')',
        ])
      const entries = [...(first === undefined ? [] : [first]), ...rest].map(
        ([name, doc]): Doc => [name, ': ', doc],
      )
      return broken(['.withColumns(', nest([soft, '{', listed(entries), '}']), soft, ')'])
    }
    case 'select':
      return ['.select(', listed(query.columns.map(({ name, of }) => print.named(of, name))), ')']
    case 'where':
      return group(['.where(', nest([soft, print.doc(query.test)]), soft, ')'])
    case 'distinct':
      return '.distinct()'
    default:
      return refuse(`${query.kind}: is a step of a question`)
  }
}

/** `return input.call().call()`; three calls or more stand one a line, as Black has it. */
const statement = (begin: string, input: string, calls: readonly Doc[]): Doc => {
  const [first = '', ...rest] = calls
  return rest.length < 2
    ? [begin, input, first, ...rest]
    : broken([`${begin}(`, nest([soft, input, first, rest.map((call) => [soft, call])]), soft, ')'])
}

const signature = (name: string, input: string): Doc =>
  brackets(`def ${name}(`, [`${input}: DataFrame`], ') -> DataFrame:', ',')

/** A function that makes some calls on a DataFrame. */
const functionOf = (name: string, input: string, calls: readonly Doc[]): string => {
  const count = Math.max(1, Math.ceil(calls.length / longest))
  const statements = Array.from({ length: count }, (_, index) =>
    statement(
      index === count - 1 ? 'return ' : `${input} = `,
      input,
      calls.slice(index * longest, (index + 1) * longest),
    ),
  )
  return layout([signature(name, input), nest(statements.map((each) => [soft, each]))], pythonPage)
}

const nameOf = (name: string, what: string): string =>
  isPythonName(name)
    ? name
    : refuse(`${what}: expected the name of a Python variable, got ${JSON.stringify(name)}`)

/** The names that a text may bind beside its functions and their parameters. */
export const reservedNames: readonly string[] = ['F', 'Column', 'DataFrame', 'Window', ...helperNames]

/** The Python name of what comes into a table. */
const inputName = ({ name, from }: AnyTable): string => {
  const wish = pythonName(from === null ? name : from.name)
  return reservedNames.includes(wish) ? `${wish}_` : wish
}

/** The cleaning of a table as a Python function. */
export interface PythonFunction {
  readonly definition: string
  /** The helpers that it calls. */
  readonly calls: ReturnType<typeof callsIn>
  readonly usesWindow: boolean
}

/** The user's own rules that the text of some tables and questions prints as functions. */
export const pythonRules = (
  printed: readonly (AnyTable | AnyQuery)[],
  given: Names,
  options: Options,
): OwnRules => ownRulesOf(printed, versionOf(options), given, withHelpers)

/**
 * The cleaning of a table as a Python function of one DataFrame, and what it needs.
 * @throws Refusal for names that are not Python's.
 */
export const pythonFunction = (
  table: AnyTable,
  {
    name = cleanedName(table),
    input = inputName(table),
  }: { readonly name?: string; readonly input?: string },
  options: Options,
  rules: OwnRules,
): PythonFunction =>
  at(table.name, () => {
    const version = versionOf(options)
    const print = pythonPrinter(version)
    const query = queryOf(
      table,
      { wantsNames: (of) => version === '3.5' && of.kind === 'tryCast' },
      withOwnRules(rules, withHelpers),
    )
    const calls = walk<SparkQuery, readonly Doc[]>(inputsOf, (query, [of = []]) =>
      query.kind === 'from' ? of : [...of, ...callsOf(query, print)],
    )(query)
    const definition = functionOf(name, nameOf(input, 'input'), calls)
    return { definition, calls: callsIn(query, rules), usesWindow: definition.includes('Window.') }
  })

/** What a text imports of PySpark beside what its functions need. */
export interface MoreImports {
  readonly frames?: readonly string[]
  /** Whole lines, which stand before and behind `functions`. */
  readonly before?: readonly string[]
  readonly behind?: readonly string[]
}

/** What the text of some functions and questions begins with: what they import, and the helpers that they call. */
export const pythonHead = (
  texts: readonly Pick<PythonFunction, 'calls' | 'usesWindow'>[],
  rules: OwnRules,
  { frames: more = [], before = [], behind = [] }: MoreImports = {},
): readonly string[] => {
  const calls = texts.flatMap((each) => each.calls)
  const modules = importsOf(calls).map((name) => `import ${name}\n`)
  const frames = [
    ...(calls.length === 0 ? [] : ['Column']),
    'DataFrame',
    ...more,
    ...(texts.some(({ usesWindow }) => usesWindow) ? ['Window'] : []),
  ]
  const imports = [
    ...before,
    `from pyspark.sql import ${frames.join(', ')}`,
    'from pyspark.sql import functions as F',
    ...behind,
  ].join('\n')
  return [[...modules, imports].join('\n'), ...definitionsOf(calls), ...ownDefinitions(calls, rules)]
}

/** Imports and what stands behind them, as Black and isort have it: two empty lines around functions, one before other statements. */
export const pythonBlocks = ([imports = '', ...rest]: readonly string[]): string => {
  const gap = /^(?:def |class |@)/u.test(rest[0] ?? '') ? '\n\n\n' : '\n\n'
  return rest.length === 0 ? imports : `${imports}${gap}${rest.join('\n\n\n')}`
}

/**
 * The cleaning of a table in Python: a function `clean_<table>` of the DataFrame that comes in, after what it imports and
 * the small functions that it calls. It runs unchanged on PySpark 3.5 and 4.x (Python 3.10 or later) in every setting, and
 * is laid out as Black does in lines of 100. What a rule uses twice, or nests too deep, is a column of an earlier step.
 * @throws Refusal for names that are not Python's.
 */
export const pyspark = (table: AnyTable, options: Options = {}): string => {
  const name = cleanedName(checkTable(table, 'pyspark(pin)'))
  const { input = inputName(table), output } = options
  const taken = [...reservedNames, name, input, ...(output === undefined ? [] : [output])]
  const rules = pythonRules([table], names(taken), options)
  const own = pythonFunction(table, { name, input }, options, rules)
  const call =
    output === undefined ? [] : at(table.name, () => [`${nameOf(output, 'output')} = ${name}(${input})`])
  return [...pythonHead([own], rules), own.definition, ...call].join('\n\n\n')
}

import { type AnyQuery, at, tablesOfQuery } from '@lockstep/schema'
import { queryOfQuestion } from '../lower/relation.js'
import { type Names, names } from '../spark/names.js'
import type { SparkQuery } from '../spark/query.js'
import { callsIn, definitionsOf, importsOf, withHelpers } from './helpers/index.js'
import { type OwnRules, withOwnRules } from './helpers/own.js'
import { broken, group, layout, line, nest, pythonPage, soft } from './layout.js'
import { checkAsked, cleanedName, type Options, versionOf } from './options.js'
import { pythonPrinter } from './pyspark.js'
import {
  type CallChain,
  type ChainPrinter,
  chainOf,
  columnList,
  type FrameOf,
  listDoc,
  standsInOrder,
} from './pyspark-chain.js'
import { reservedNames } from './pyspark-query.js'
import { isPythonName, pythonName } from './quote.js'
import { partWord, repeatedIn } from './repeated.js'

/** A question as a statement of Python, and what that needs before it. */
export interface PythonQuestion {
  /** Binds a name to the DataFrame that answers it, after those that stand in several places of it. */
  readonly statement: string
  /** The helpers that it calls. */
  readonly calls: ReturnType<typeof callsIn>
  readonly usesWindow: boolean
}

/** Where a question's statement stands: what it binds, over which DataFrames; and the questions that are asked before it. */
export interface QuestionPlace {
  readonly output: string
  readonly frame: FrameOf
  readonly named?: readonly AnyQuery[]
  /** The user's own rules that are functions. */
  readonly rules?: OwnRules
  /** Whether it stands in a function, which returns it, and binds nothing. */
  readonly isReturned?: boolean
  /** Gives names to what stands in several places of the question. */
  readonly given: Names
}

/** `name = frame.call()`, or what returns that; three calls or more stand one a line, as Black has it. */
const statementOf = (begin: string, { frame, calls }: CallChain, level: number): string => {
  const [first = '', ...rest] = isPythonName(frame)
    ? [[frame, calls[0] ?? ''], ...calls.slice(1)]
    : [frame, ...calls]
  const doc =
    rest.length < 2
      ? [begin, first, rest]
      : broken([`${begin}(`, nest([soft, first, rest.map((call) => [soft, call])]), soft, ')'])
  return pythonPage.indent.repeat(level) + layout(group([doc, line]), pythonPage, level).trimEnd()
}

/** A question as a statement of Python, which needs the imports and definitions of its `calls` before it. */
export const pythonQuestion = (
  query: AnyQuery,
  { output, frame, named = [], rules = new Map(), given, isReturned = false }: QuestionPlace,
  options: Options,
): PythonQuestion =>
  at(query.name, () => {
    const version = versionOf(options)
    const asked = queryOfQuestion(
      query,
      { wantsNames: (of) => version === '3.5' && of.kind === 'tryCast' },
      withOwnRules(rules, withHelpers),
      named,
    )
    const bound = new Map<SparkQuery, string>()
    const print: ChainPrinter = { ...pythonPrinter(version), frame, bound }
    const before = repeatedIn(asked).map((query) => {
      const name = given.name(`${output}_${partWord(query)}`)
      const statement = statementOf(`${name} = `, chainOf(query, print), isReturned ? 1 : 0)
      bound.set(query, name)
      return statement
    })
    const chain = chainOf(asked, print)
    const names = query.relation.columns.map(({ name }) => name)
    const all: CallChain = standsInOrder(asked)
      ? chain
      : { ...chain, calls: [...chain.calls, ['.select', listDoc(columnList(names))]] }
    const statement = [
      ...before,
      isReturned ? statementOf('return ', all, 1) : statementOf(`${output} = `, all, 0),
    ].join('\n')
    return { statement, calls: callsIn(asked, rules), usesWindow: statement.includes('Window.') }
  })

const tableNames = (query: AnyQuery): readonly string[] => tablesOfQuery(query).map(cleanedName)

/**
 * A question in Python: binds a name to the DataFrame that answers it, over the DataFrames of the cleaned tables (`clean_pin`), after
 * what it imports and the small functions that it calls. It runs unchanged on PySpark 3.5 and 4.x, with ANSI mode on and off.
 */
export const questionPyspark = (query: AnyQuery, options: Options = {}): string => {
  checkAsked(query, 'questionPyspark')
  const output = options.output ?? pythonName(query.name)
  const { statement, calls, usesWindow } = pythonQuestion(
    query,
    { output, frame: cleanedName, given: names([...reservedNames, output, ...tableNames(query)]) },
    options,
  )
  const modules = importsOf(calls).map((name) => `import ${name}\n\n`)
  const frames = calls.length === 0 ? '' : 'from pyspark.sql import Column\n'
  const window = usesWindow ? 'from pyspark.sql import Window\n' : ''
  const head = `${modules.join('')}${frames}${window}from pyspark.sql import functions as F`
  return [head, ...definitionsOf(calls), statement].join('\n\n\n')
}

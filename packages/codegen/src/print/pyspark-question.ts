import { type AnyQuery, type AnyTable, at, tablesOfQuery } from '@lockstep/schema'
import { queryOfQuestion } from '../lower/relation.js'
import { type Names, names } from '../spark/names.js'
import type { SparkOrder, SparkQuery, SparkWindow } from '../spark/query.js'
import { callsIn, definitionsOf, importsOf, withHelpers } from './helpers/index.js'
import { type OwnRules, withOwnRules } from './helpers/own.js'
import { between, brackets, broken, type Doc, group, layout, line, nest, type Page, soft } from './layout.js'
import { checkAsked, cleanedName, type Options, versionOf } from './options.js'
import { pythonPrinter } from './pyspark.js'
import { reservedNames } from './pyspark-query.js'
import { isPythonName, pythonColumn, pythonColumnOf, pythonName, pythonText } from './quote.js'
import { partWord, repeatedIn } from './repeated.js'

const page: Page = { width: 100, indent: '    ' }

/** What the DataFrame of a cleaned table is called, or that of a question that has a name of its own. */
export type FrameOf = (of: AnyTable | AnyQuery) => string

type Printer = ReturnType<typeof pythonPrinter> & {
  readonly frame: FrameOf
  /** Queries that have a name, because they stand in several places. */
  readonly bound: ReadonlyMap<SparkQuery, string>
}

const how = {
  inner: '',
  left: 'left',
  right: 'right',
  full: 'full',
  semi: 'left_semi',
  anti: 'left_anti',
} as const

/** Names as they are: what joins by name takes. */
const textList = (names: readonly string[]): Doc => between(names.map(pythonText), ', ')

/** Columns that are read by their names. */
const columnList = (names: readonly string[]): readonly Doc[] => names.map(pythonColumn)

const orderDoc = (print: Printer, { of, descending, nullsFirst }: SparkOrder): Doc => {
  const nulls = nullsFirst === descending ? `_nulls_${nullsFirst ? 'first' : 'last'}` : ''
  return [print.operand(of), descending ? '.desc' : '.asc', nulls, '()']
}

const bound = (of: number | null, none: string): string => {
  if (of === null) return `Window.unbounded${none}`
  return of === 0 ? 'Window.currentRow' : `${of}`
}

const windowDoc = (
  print: Printer,
  { per, order, frame }: Pick<SparkWindow, 'per' | 'order' | 'frame'>,
): Doc => {
  const calls: readonly Doc[] = [
    ...(per.length === 0 ? [] : [['partitionBy(', between(columnList(per), ', '), ')']]),
    ...(order.length === 0 ? [] : [['orderBy', listDoc(order.map((key) => orderDoc(print, key)))]]),
    ...(frame === null
      ? []
      : [`rowsBetween(${bound(frame.from, 'Preceding')}, ${bound(frame.to, 'Following')})`]),
  ]
  return ['Window.', calls.length === 0 ? 'partitionBy()' : between(calls, '.')]
}

const listDoc = (docs: readonly Doc[]): Doc => brackets('(', docs, ')', ',')

/** A frame that joins and unions take: a name, or a chain in parentheses. */
const frameDoc = ({ frame, calls }: Chain): Doc => (calls.length === 0 ? frame : [frame, calls])

/** A DataFrame's name, and the calls on it. */
interface Chain {
  readonly frame: string
  readonly calls: readonly Doc[]
}

const chainOf = (query: SparkQuery, print: Printer): Chain => {
  const name = print.bound.get(query)
  if (name !== undefined) return { frame: name, calls: [] }
  if (query.kind === 'table') return { frame: print.frame(query.table), calls: [] }
  if (query.kind === 'from') throw new TypeError('a question begins from a table')
  const of = chainOf(query.of, print)
  const then = (...calls: readonly Doc[]): Chain => ({ ...of, calls: [...of.calls, ...calls] })
  switch (query.kind) {
    case 'join': {
      const other = chainOf(query.other, print)
      const words = how[query.how] === '' ? [] : [pythonText(how[query.how])]
      if (query.isUsing) {
        const keys = query.keys.map((key) => key.left)
        const on = keys.length === 1 ? textList(keys) : ['[', textList(keys), ']']
        return then(['.join', listDoc([frameDoc(other), on, ...words])])
      }
      const equal = (left: string, right: string): string =>
        query.nulls ? `${left}.eqNullSafe(${right})` : `${left} == ${right}`
      const side = (of: 'l' | 'r', name: string): string => `F.col(${pythonColumnOf(of, name)})`
      const on = query.keys.map((key) => equal(side('l', key.left), side('r', key.right)))
      const listed = query.columns.map(({ name, of }): Doc => {
        if (of === 'only') return pythonColumn(name)
        if (of === 'both')
          return `F.coalesce(${side('l', name)}, ${side('r', name)}).alias(${pythonText(name)})`
        return side(of === 'right' ? 'r' : 'l', name)
      })
      return then(
        '.alias("l")',
        ['.join', listDoc([[frameDoc(other), '.alias("r")'], ['[', between(on, ', '), ']'], ...words])],
        ['.select', listDoc(listed)],
      )
    }
    case 'union': {
      const other = chainOf(query.other, print)
      return then(['.unionByName', listDoc([frameDoc(other)])])
    }
    case 'window':
      return then(
        ...query.windows.map(
          ({ name, of, ...rows }): Doc => [
            '.withColumn',
            listDoc([
              pythonText(name),
              [print.doc(of), '.over', brackets('(', [windowDoc(print, rows)], ')')],
            ]),
          ],
        ),
      )
    case 'where':
      return then(['.where', brackets('(', [print.doc(query.test)], ')')])
    case 'add':
      return then(
        ...query.columns.map(
          ({ name, of }): Doc => ['.withColumn', listDoc([pythonText(name), print.doc(of)])],
        ),
      )
    case 'select':
      return then(['.select', listDoc(query.columns.map(({ name, of }) => print.named(of, name)))])
    case 'aggregate': {
      const grouped: Doc = query.by.length === 0 ? '' : ['.groupBy', listDoc(columnList(query.by))]
      const columns = query.columns.map(({ name, of }) => print.named(of, name))
      if (columns.length === 0) return then(['.select', listDoc(columnList(query.by))], '.distinct()')
      return then(...(grouped === '' ? [] : [grouped]), ['.agg', listDoc(columns)])
    }
    case 'distinct':
      return then('.distinct()')
    case 'sort':
      return then(['.orderBy', listDoc(query.order.map((key) => orderDoc(print, key)))])
    case 'limit':
      return then(`.limit(${query.rows})`)
  }
}

/** Joins by names that both sides have put the keys first: the columns of the question stand in their own order. */
const inOrder = (query: SparkQuery): boolean => {
  switch (query.kind) {
    case 'join':
      return !query.isUsing
    case 'where':
    case 'sort':
    case 'limit':
    case 'distinct':
    case 'union':
    case 'add':
    case 'window':
      return inOrder(query.of)
    default:
      return true
  }
}

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
const statementOf = (begin: string, { frame, calls }: Chain, level: number): string => {
  const [first = '', ...rest] = isPythonName(frame)
    ? [[frame, calls[0] ?? ''], ...calls.slice(1)]
    : [frame, ...calls]
  const doc =
    rest.length < 2
      ? [begin, first, rest]
      : broken([`${begin}(`, nest([soft, first, rest.map((call) => [soft, call])]), soft, ')'])
  return page.indent.repeat(level) + layout(group([doc, line]), page, level).trimEnd()
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
    const print: Printer = { ...pythonPrinter(version), frame, bound }
    const before = repeatedIn(asked).map((query) => {
      const name = given.name(`${output}_${partWord(query)}`)
      const statement = statementOf(`${name} = `, chainOf(query, print), isReturned ? 1 : 0)
      bound.set(query, name)
      return statement
    })
    const chain = chainOf(asked, print)
    const names = query.relation.columns.map(({ name }) => name)
    const all: Chain = inOrder(asked)
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

import type { AnyQuery, AnyTable } from '@lockstep/schema'
import type { SparkOrder, SparkQuery, SparkWindow } from '../spark/query.js'
import { between, brackets, type Doc } from './layout.js'
import type { pythonPrinter } from './pyspark.js'
import { pythonColumn, pythonColumnOf, pythonText } from './quote.js'

/** What the DataFrame of a cleaned table is called, or that of a question that has a name of its own. */
export type FrameOf = (of: AnyTable | AnyQuery) => string

/** What prints expressions. */
type Printer = ReturnType<typeof pythonPrinter>

/** What prints expressions, and names DataFrames. */
export type ChainPrinter = Printer & {
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
export const columnList = (names: readonly string[]): readonly Doc[] => names.map(pythonColumn)

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

/** Documents in parentheses, with a comma behind the last where they stand one a line. */
export const listDoc = (docs: readonly Doc[]): Doc => brackets('(', docs, ')', ',')

/** The calls that add values of other rows, a column each. */
export const windowCalls = (print: Printer, windows: readonly SparkWindow[]): readonly Doc[] =>
  windows.map(
    ({ name, of, ...rows }): Doc => [
      '.withColumn',
      listDoc([pythonText(name), [print.doc(of), '.over', brackets('(', [windowDoc(print, rows)], ')')]]),
    ],
  )

/** A frame that joins and unions take: a name, or a chain in parentheses. */
const frameDoc = ({ frame, calls }: CallChain): Doc => (calls.length === 0 ? frame : [frame, calls])

/** A DataFrame's name, and the calls on it. */
export interface CallChain {
  readonly frame: string
  readonly calls: readonly Doc[]
}

/** The chain that a query is. */
export const chainOf = (query: SparkQuery, print: ChainPrinter): CallChain => {
  const name = print.bound.get(query)
  if (name !== undefined) return { frame: name, calls: [] }
  if (query.kind === 'table') return { frame: print.frame(query.table), calls: [] }
  if (query.kind === 'from') throw new TypeError('a question begins from a table')
  const of = chainOf(query.of, print)
  const then = (...calls: readonly Doc[]): CallChain => ({ ...of, calls: [...of.calls, ...calls] })
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
      return then(...windowCalls(print, query.windows))
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
export const standsInOrder = (query: SparkQuery): boolean => {
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
      return standsInOrder(query.of)
    default:
      return true
  }
}

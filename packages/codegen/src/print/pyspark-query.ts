import { type AnyTable, at, checkTable, refuse, walk } from '@lockstep/schema'
import { queryOf } from '../lower/relation.js'
import { inputsOf, type SparkQuery } from '../spark/query.js'
import { between, broken, type Doc, group, layout, line, nest, type Page, soft } from './layout.js'
import { cleanedName, type Options, versionOf } from './options.js'
import { pythonPrinter } from './pyspark.js'
import { isPythonName, pythonName, pythonText } from './quote.js'

/** Black's, with the line length of many teams. */
const page: Page = { width: 100, indent: '    ' }

/** So many calls stand in one statement: Python's own parser has a limit. */
const longest = 40

const listed = (docs: readonly Doc[]): Doc => broken([nest([soft, between(docs, [',', line]), ',']), soft])

type Printer = ReturnType<typeof pythonPrinter>

/** The call that makes a query of the one that it is made of. */
const callOf = (query: Exclude<SparkQuery, { readonly kind: 'from' }>, print: Printer): Doc => {
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
  }
}

/** `output = input.call().call()`; three calls or more stand one a line, as Black has it. */
const statement = (output: string, input: string, calls: readonly Doc[]): string => {
  const [first = '', ...rest] = calls
  return layout(
    rest.length < 2
      ? [`${output} = ${input}`, first, ...rest]
      : broken([`${output} = (`, nest([soft, input, first, rest.map((call) => [soft, call])]), soft, ')']),
    page,
  )
}

const nameOf = (name: string, what: string): string =>
  isPythonName(name)
    ? name
    : refuse(`${what}: expected the name of a Python variable, got ${JSON.stringify(name)}`)

/** The Python name of what comes into a table. */
export const inputName = (table: AnyTable): string =>
  table.from === null ? pythonName(table.name) : cleanedName(table.from)

/**
 * The cleaning of a table in Python: binds a name to the cleaned DataFrame, given `from pyspark.sql import functions as F`
 * and the DataFrame that it cleans. It runs unchanged on PySpark 3.5 and 4.x in every setting, and is laid out as Black
 * does in lines of 100. What a rule uses twice, or nests too deep, is a column of an earlier step.
 * @throws Refusal for names that are not Python's.
 */
export const pyspark = (table: AnyTable, options: Options = {}): string =>
  at(checkTable(table, 'pyspark(pin)').name, () => {
    const version = versionOf(options)
    const print = pythonPrinter(version)
    const input = nameOf(options.input ?? inputName(table), 'input')
    const output = nameOf(options.output ?? cleanedName(table), 'output')
    const calls = walk<SparkQuery, readonly Doc[]>(inputsOf, (query, [of = []]) =>
      query.kind === 'from' ? of : [...of, callOf(query, print)],
    )(queryOf(table, (of) => version === '3.5' && of.kind === 'tryCast'))
    const statements = Array.from({ length: Math.ceil(calls.length / longest) }, (_, index) =>
      statement(output, index === 0 ? input : output, calls.slice(index * longest, (index + 1) * longest)),
    )
    return statements.join('\n')
  })

import { brackets, type Doc, group, layout, nest, pythonPage, soft } from '../print/layout.js'
import { pythonPart } from '../print/quote.js'

/** Calls on a value in one line, or one a line in parentheses, as Black has it. */
export const callChain = (first: Doc, ...calls: readonly Doc[]): Doc =>
  group([{ broken: '(' }, nest([soft, first, calls.map((call) => [soft, call])]), soft, { broken: ')' }])

/** A text of Python with the value of a variable in front. */
export const under = (variable: string, rest: string): string => `f"{${variable}}${rest}"`

/** Functions of each other over an input, the innermost last: `clean_next(clean_pin(pin))`. */
export const callEach = (functions: readonly string[], input: Doc): Doc =>
  functions.reduceRight<Doc>((of, name) => brackets(`${name}(`, [of], ')'), input)

const readDoc = (schema: string, path: string): Doc =>
  callChain(`spark.read.schema(${schema})`, `.json(${under('source', `/${pythonPart(path)}`)})`)

/** A statement that reads the raw JSON of a table. */
export const readStatement = (input: string, schema: string, path: string): string =>
  layout([`${input} = `, readDoc(schema, path)], pythonPage)

/** Returns what some functions, the last one first, make of the raw JSON of a table. */
export const returnRead = (functions: readonly string[], schema: string, path: string): string =>
  `${pythonPage.indent}${layout(['return ', callEach(functions, readDoc(schema, path))], pythonPage, 1)}`

/** The DataFrame of a table that was written. */
export const tableFrame = (written: string): string =>
  `spark.table(${under('target', `.${pythonPart(written)}`)})`

/** A statement that shows a DataFrame. */
export const showStatement = (frame: string): string => layout(brackets('display(', [frame], ')'), pythonPage)

/** Statements that clean a table, write it, and show some of it. */
export const writeStatements = (functions: readonly string[], input: string, target: string): string => {
  const name = under('target', `.${pythonPart(target)}`)
  const write = callChain(callEach(functions, input), '.write.mode("overwrite")', `.saveAsTable(${name})`)
  const show = brackets('display(', [callChain(tableFrame(target), '.limit(20)')], ')')
  return [write, show].map((each) => layout(each, pythonPage)).join('\n')
}

import { brackets, type Doc, group, layout, nest, pythonPage, soft } from '../print/layout.js'
import { pythonPart, pythonText, sqlName } from '../print/quote.js'
import type { Writing } from './writing.js'

/** Calls on a value, in one line or one a line, where brackets stand around them. */
const chain = (first: Doc, ...calls: readonly Doc[]): Doc => group([first, calls.map((call) => [soft, call])])

/** Calls on a value in one line, or in parentheses: in one line there, or one a line, as Black has it. */
export const callChain = (first: Doc, ...calls: readonly Doc[]): Doc =>
  group([{ broken: '(' }, nest([soft, chain(first, ...calls)]), soft, { broken: ')' }])

/** A text of Python with the value of a variable in front. */
export const under = (variable: string, rest: string): string => `f"{${variable}}${rest}"`

/** Functions of each other over an input, the innermost last: `clean_next(clean_pin(pin))`. */
export const callEach = (functions: readonly string[], input: Doc): Doc =>
  functions.reduceRight<Doc>((of, name) => brackets(`${name}(`, [of], ')'), input)

/** How raw JSON is read: the variable of its schema, and its folder under `source`. */
export interface RawRead {
  readonly name: string
  readonly path: string
  /** Whether files stand in folders of that one, too, whose names are no columns. */
  readonly isNested: boolean
}

/** The calls that read raw JSON, of `spark.read` or of `spark.readStream`. */
export const readCalls = (
  reader: string,
  { name, path, isNested }: RawRead,
): readonly [string, ...string[]] => [
  `${reader}.schema(${name})`,
  ...(isNested ? ['.option("recursiveFileLookup", "true")'] : []),
  `.json(${under('source', `/${pythonPart(path)}`)})`,
]

/** A statement that reads the raw JSON of a table. */
export const readStatement = (input: string, read: RawRead): string =>
  layout([`${input} = `, callChain(...readCalls('spark.read', read))], pythonPage)

/** Returns what some functions, the last one first, make of the raw JSON of a table. */
export const returnRead = (functions: readonly string[], read: RawRead): string => {
  const calls = readCalls('spark.read', read)
  const made = functions.length === 0 ? callChain(...calls) : callEach(functions, chain(...calls))
  return `${pythonPage.indent}${layout(['return ', made], pythonPage, 1)}`
}

/** The whole name of a table that is written. */
export const targetName = (written: string): string => under('target', `.${pythonPart(sqlName(written))}`)

/** The DataFrame of a table that was written. */
export const tableFrame = (written: string): string => `spark.table(${targetName(written)})`

/** A statement that shows a DataFrame. */
export const showStatement = (frame: Doc): string => layout(brackets('display(', [frame], ')'), pythonPage)

/** A statement that writes some rows. */
const writeDoc = (rows: Doc, target: string, writing: Writing): Doc =>
  writing.how === 'merge'
    ? brackets('merge_rows(', [rows, targetName(target), ...writing.keys.map(pythonText)], ')', ',')
    : callChain(rows, `.write.mode("${writing.how}")`, `.saveAsTable(${targetName(target)})`)

/** Statements that clean a table, write it, and show some of it. */
export const writeStatements = (
  functions: readonly string[],
  input: string,
  target: string,
  writing: Writing,
): string => {
  const write = writeDoc(callEach(functions, input), target, writing)
  const show = brackets('display(', [chain(tableFrame(target), '.limit(20)')], ')')
  return [write, show].map((each) => layout(each, pythonPage)).join('\n')
}

import { walk } from '@lockstep/schema'
import { partsOf, type Spark, withParts } from '../../spark/expression.js'
import { exprOfParameters } from '../expr.js'
import { brackets, type Doc, layout, nest, pythonPage, soft } from '../layout.js'
import { pythonPrinter, type SparkVersion } from '../pyspark.js'
import { pythonDoc } from '../quote.js'
import { wrapped } from '../wrap.js'

/** The head of a function, and the version that its text is for. */
interface Form {
  readonly name: string
  readonly parameters: readonly string[]
  readonly words: string
  readonly version: SparkVersion
}

const places = ['the first column', 'the second column', 'the third column']

/** The words of a rule as a sentence about the columns that a function is given. */
const sentenceOf = ({ words, parameters }: Form): string => {
  const told = words
    .replace(/ \(from \{\*\}\)$/u, '')
    .replace(/\{([0-9]+)\}/gu, (hole, number: string) =>
      parameters.length === 1 ? 'the column' : (places[Number(number)] ?? parameters[Number(number)] ?? hole),
    )
    .replaceAll('{*}', 'the columns')
  return `${told.slice(0, 1).toUpperCase()}${told.slice(1)}.`
}

const docString = (form: Form): readonly string[] => {
  const lines = wrapped(pythonDoc(sentenceOf(form)), pythonPage.width - 4 - 6).split('\n')
  return lines.length === 1 ? [`"""${lines[0]}"""`] : [`"""${lines[0]}`, ...lines.slice(1), '"""']
}

const functionOf = (form: Form, statements: readonly Doc[]): string => {
  const parameters = form.parameters.map((name) => `${name}: str`)
  const head = brackets(`def ${form.name}(`, parameters, ') -> Column:', ',')
  return layout([head, nest([...docString(form), ...statements].map((each) => [soft, each]))], pythonPage)
}

/** What an expression uses more than once, parts first, but for columns and constants. */
const sharedIn = (root: Spark): readonly Spark[] => {
  const order: Spark[] = []
  walk<Spark, void>(partsOf, (of) => void order.push(of))(root)
  const used = new Set<Spark>()
  const twice = new Set<Spark>()
  for (const part of order.flatMap(partsOf)) (used.has(part) ? twice : used).add(part)
  return order.filter((of) => twice.has(of) && partsOf(of).length > 0)
}

const has = (of: Spark, kind: Spark['kind']): boolean =>
  of.kind === kind || partsOf(of).some((part) => has(part, kind))

/**
 * A function that gives an expression of its parameters, which are names of columns. Null where the version needs the text
 * of SQL for a part of it, or where a lambda stands in it.
 */
export const expressionFunction = (form: Form, root: Spark): string | null => {
  if (has(root, 'lambda') || (form.version === '3.5' && has(root, 'tryCast'))) return null
  const print = pythonPrinter(form.version, form.parameters)
  const shared = sharedIn(root)
  const names = new Map(shared.map((of, place) => [of, place === 0 ? 'value' : `value_${place + 1}`]))
  const statements: Doc[] = []
  const last = walk<Spark, Spark>(partsOf, (of, parts) => {
    const made = withParts(of, parts)
    const name = names.get(of)
    if (name === undefined) return made
    statements.push(print.statement(`${name} = `, made))
    return { kind: 'variable', name }
  })(root)
  return functionOf(form, [...statements, print.statement('return ', last)])
}

/** A function that gives an expression of SQL, with the names of its parameters in it. */
export const sqlFunction = (form: Form, root: Spark): string =>
  functionOf(form, [['return ', exprOfParameters(root)]])

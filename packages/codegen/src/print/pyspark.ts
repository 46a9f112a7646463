import { type Literal, showType, walk } from '@lockstep/schema'
import { partsOf, type Spark } from '../spark/expression.js'
import { freeVariables } from '../spark/lambdas.js'
import { exprOfSql } from './expr.js'
import { between, brackets, type Doc, group, line, nest, soft } from './layout.js'
import { pythonLiteral, pythonValue } from './literals.js'
import { pythonColumn, pythonText } from './quote.js'
import { branchesOf } from './sql.js'
import { castType, schemaType } from './types.js'

/** Which PySpark a text is for: `3.5` runs on 4.x too. */
export type SparkVersion = '3.5' | '4.0'

/** How strongly Python's operators hold; a comparison holds less than `&` and `|`. */
const ranks = { comparison: 1, or: 2, and: 3, not: 4, atom: 5 } as const

/** An expression: what it begins with and the methods called on that, or an operator's text with its rank. */
interface Printed {
  readonly head: Doc
  readonly methods: readonly Doc[]
  readonly rank: number
}

/** More constants than these are one text that Spark reads: in PySpark each is a call of the JVM, which takes 4,000 of them seconds. */
const manyConstants = 60

const atom = (head: Doc, ...methods: readonly Doc[]): Printed => ({ head, methods, rank: ranks.atom })

const operation = (head: Doc, rank: number): Printed => ({ head, methods: [], rank })

/** In several lines, two or more methods stand one a line, as Black has it. */
const docOf = ({ head, methods }: Printed): Doc =>
  methods.length < 2 ? [head, ...methods] : group([head, methods.map((method) => [soft, method])])

const inParentheses = (of: Doc): Doc => group(['(', nest([soft, of]), soft, ')'])

/** A statement that ends in an expression: in several lines, what has no brackets of its own around it stands in parentheses. */
const statementOf = (begin: string, of: Printed): Doc =>
  of.rank === ranks.atom && of.methods.length < 2
    ? [begin, docOf(of)]
    : group([begin, { broken: '(' }, nest([soft, docOf(of)]), soft, { broken: ')' }])

const operand = (of: Printed): Doc => (of.rank === ranks.atom ? docOf(of) : inParentheses(docOf(of)))

const method = (of: Printed, call: Doc): Printed =>
  of.rank === ranks.atom ? atom(of.head, ...of.methods, call) : atom(operand(of), call)

const callOf = (name: string, args: readonly Doc[]): Doc => brackets(`${name}(`, args, ')', ',')

/**
 * Prints expressions for one version. It recurses as deep as the expression, which steps.ts keeps small. Columns that are
 * called as `parameters` are those that Python variables of these names name.
 */
export const pythonPrinter = (
  version: SparkVersion,
  parameters: readonly string[] = [],
): {
  readonly named: (of: Spark, name: string) => Doc
  readonly doc: (of: Spark) => Doc /** As `doc`, where a method is called on it. */
  readonly operand: (of: Spark) => Doc
  /** A statement that begins so, and ends in an expression. */
  readonly statement: (begin: string, of: Spark) => Doc
} => {
  /** A Python value where there is one that means the same, else a column. */
  const value = (of: Spark): Doc =>
    (of.kind === 'literal' || of.kind === 'plain' ? pythonValue(of.literal) : undefined) ?? docOf(column(of))

  const plain = (literal: Literal): Doc => {
    const text = pythonValue(literal)
    if (text !== undefined) return text
    throw new TypeError(`there is no Python value of type ${showType(literal.type)}`)
  }

  const comparison = (left: Spark, operator: string, right: Spark): Printed =>
    operation(
      group([
        operand(column(left)),
        line,
        `${operator} `,
        right.kind === 'literal' ? value(right) : operand(column(right)),
      ]),
      ranks.comparison,
    )

  const isIn = (of: Extract<Spark, { kind: 'in' }>, not: boolean): Printed => {
    const [first, ...rest] = of.values
    if (first !== undefined && rest.length === 0)
      return comparison(of.of, not ? '!=' : '==', { kind: 'literal', literal: first })
    const values = of.values.map((literal) => pythonValue(literal) ?? pythonLiteral(literal))
    const found = method(column(of.of), callOf('.isin', values))
    return not ? negated(found) : found
  }

  const negated = (of: Printed): Printed => operation(['~', operand(of)], ranks.not)

  const not = (of: Spark): Printed => {
    if (of.kind === 'in') return isIn(of, true)
    if (of.kind === 'isNull') return method(column(of.of), '.isNotNull()')
    const [left, right] = of.kind === 'operator' && of.operator === '=' ? of.args : []
    return left === undefined || right === undefined ? negated(column(of)) : comparison(left, '!=', right)
  }

  const joined = (args: readonly Spark[], operator: '&' | '|', rank: number): Printed => {
    const inside = args.map(column).map((each) => (each.rank === rank ? docOf(each) : operand(each)))
    return operation(group(between(inside, [line, `${operator} `])), rank)
  }

  const operator = ({ operator, args }: Extract<Spark, { kind: 'operator' }>): Printed => {
    if (operator === 'AND') return joined(args, '&', ranks.and)
    if (operator === 'OR') return joined(args, '|', ranks.or)
    const [left, right] = args
    if (left !== undefined && right === undefined && operator === 'NOT') return not(left)
    if (left !== undefined && right === undefined && operator === '~')
      return atom(callOf('F.bitwise_not', [named(left)]))
    if (left === undefined || right === undefined) throw new TypeError(`${operator}: expected 2 operands`)
    if (operator === '&' || operator === '|' || operator === '^')
      return atom(callOf('F.call_function', [`"\`${operator}\`"`, named(left), named(right)]))
    if (operator === 'DIV') return atom(callOf('F.call_function', ['"div"', named(left), named(right)]))
    return comparison(left, operator === '=' ? '==' : operator, right)
  }

  const free = freeVariables()

  /** Whether a lambda's body makes `F.expr` of its variable, which means a column there. */
  const needsText = walk<Spark, boolean>(partsOf, (of, parts) => {
    if (of.kind !== 'lambda' && free(of).size === 0) return false
    return (version === '3.5' && of.kind === 'tryCast') || parts.includes(true)
  })

  /** How many constants an expression is made of; NaN where it is made of anything else. */
  const constantsIn = walk<Spark, number>(partsOf, ({ kind }, parts) =>
    kind === 'literal' || kind === 'plain'
      ? 1
      : kind === 'call'
        ? parts.reduce((sum, part) => sum + part, 0)
        : Number.NaN,
  )

  const call = (of: Extract<Spark, { kind: 'call' }>): Printed => {
    const { name, form, args } = of
    const [receiver, ...rest] = args
    if (args.some((arg) => arg.kind === 'lambda' && needsText(arg))) return atom(exprOfSql(of))
    if (constantsIn(of) > manyConstants) return atom(exprOfSql(of))
    if (form === 'byName') return atom(callOf('F.call_function', [pythonText(name), ...args.map(named)]))
    return form === 'method' && receiver !== undefined
      ? method(column(receiver), callOf(`.${name}`, rest.map(value)))
      : atom(
          callOf(
            `F.${name}${of.distinct === true ? '_distinct' : ''}`,
            args.map((of) => named(of)),
          ),
        )
  }

  /** A column by its name alone, as functions of PySpark's take it, else an expression. */
  const named = (of: Spark): Doc => (of.kind === 'column' ? nameOf(of.name) : docOf(column(of)))

  /** A column's name as text, or the Python variable that holds it. */
  const nameOf = (name: string): string => (parameters.includes(name) ? name : pythonColumn(name))

  const cases = (of: Extract<Spark, { kind: 'case' }>): Printed => {
    const { branches, otherwise } = branchesOf(of)
    const whens = branches.map(({ test, value: of }) => [docOf(column(test)), value(of)])
    const last = otherwise === null ? [] : [callOf('.otherwise', [value(otherwise)])]
    const [first = [], ...rest] = whens
    return atom(callOf('F.when', first), ...rest.map((args) => callOf('.when', args)), ...last)
  }

  const jsonCall = ({ of, reads, options }: Extract<Spark, { kind: 'json' }>): Doc =>
    callOf(reads === null ? 'F.to_json' : 'F.from_json', [
      named(of),
      ...(reads === null ? [] : [pythonText(schemaType(reads))]),
      brackets(
        '{',
        Object.entries(options).map(([name, value]) => `${pythonText(name)}: ${pythonText(value)}`),
        '}',
        ',',
      ),
    ])

  const column = (of: Spark): Printed => {
    switch (of.kind) {
      case 'column':
        return atom(`F.col(${nameOf(of.name)})`)
      case 'literal':
        return atom(pythonLiteral(of.literal))
      case 'plain':
        return atom(plain(of.literal))
      case 'call':
        return call(of)
      case 'operator':
        return operator(of)
      case 'tryCast':
        return version === '3.5'
          ? atom(exprOfSql(of))
          : method(column(of.of), `.try_cast(${pythonText(castType(of.type))})`)
      case 'case':
        return cases(of)
      case 'in':
        return isIn(of, false)
      case 'isNull':
        return method(column(of.of), '.isNull()')
      case 'field':
        return atom([operand(column(of.of)), `[${pythonText(of.name)}]`])
      case 'json':
        return atom(jsonCall(of))
      case 'helper':
        return atom(callOf(of.helper, [...of.args.map(named), ...of.constants]))
      case 'variable':
        return atom(of.name)
      case 'lambda':
        return atom([`lambda ${of.variables.join(', ')}: `, docOf(column(of.body))])
    }
  }

  return {
    doc: (of) => docOf(column(of)),
    operand: (of) => operand(column(of)),
    statement: (begin, of) => statementOf(begin, column(of)),
    named: (of, name) =>
      of.kind === 'column' && of.name === name
        ? pythonColumn(name)
        : docOf(method(column(of), `.alias(${pythonText(name)})`)),
  }
}

import type { Branch, Spark } from '../spark/expression.js'
import { between, brackets, type Doc, group, layout, line, nest, soft } from './layout.js'
import { sqlLiteral } from './literals.js'
import { sqlColumn, sqlName, sqlText } from './quote.js'
import { schemaType, sqlType } from './types.js'

/** How strongly the parts of an expression hold together; what holds less than its place needs stands in parentheses. */
const ranks = { or: 1, and: 2, not: 3, comparison: 4, atom: 5 } as const

interface Printed {
  readonly doc: Doc
  readonly rank: number
}

const atom = (doc: Doc): Printed => ({ doc, rank: ranks.atom })

const inParentheses = (of: Doc): Doc => group(['(', nest([soft, of]), soft, ')'])

const within = ({ doc, rank }: Printed, least: number): Doc => (rank >= least ? doc : inParentheses(doc))

const operand = (of: Spark): Doc => within(printed(of), ranks.atom)

const comparison = (left: Spark, operator: string, right: Doc): Printed => ({
  doc: group([operand(left), nest([line, `${operator} `, right])]),
  rank: ranks.comparison,
})

/** Operands of AND or OR, those of an inner one of the same kind among them; the other kind stands in parentheses. */
const joined = (of: Extract<Spark, { kind: 'operator' }>, rank: number): Printed => {
  const operands = of.args.map(printed).map((each) => within(each, each.rank === rank ? rank : ranks.not))
  return { doc: group(between(operands, [line, `${of.operator} `])), rank }
}

const isIn = (of: Extract<Spark, { kind: 'in' }>, not: boolean): Printed => {
  const [first, ...rest] = of.values.map(sqlLiteral)
  if (first !== undefined && rest.length === 0) return comparison(of.of, not ? '<>' : '=', first)
  return {
    doc: [operand(of.of), not ? ' NOT IN ' : ' IN ', brackets('(', of.values.map(sqlLiteral), ')')],
    rank: ranks.comparison,
  }
}

const not = (of: Spark): Printed => {
  if (of.kind === 'in') return isIn(of, true)
  if (of.kind === 'isNull') return { doc: [operand(of.of), ' IS NOT NULL'], rank: ranks.comparison }
  const [left, right] = of.kind === 'operator' && of.operator === '=' ? of.args : []
  if (left !== undefined && right !== undefined) return comparison(left, '<>', operand(right))
  return { doc: ['NOT ', operand(of)], rank: ranks.not }
}

const operator = (of: Extract<Spark, { kind: 'operator' }>): Printed => {
  if (of.operator === 'AND') return joined(of, ranks.and)
  if (of.operator === 'OR') return joined(of, ranks.or)
  const [left, right] = of.args
  if (left !== undefined && right === undefined && of.operator === 'NOT') return not(left)
  if (left !== undefined && right === undefined && of.operator === '~')
    return { doc: ['~', operand(left)], rank: ranks.comparison }
  if (left === undefined || right === undefined) throw new TypeError(`${of.operator}: expected 2 operands`)
  return comparison(left, of.operator, operand(right))
}

/** All branches of a CASE whose ELSE is a CASE, and so on. */
export const branchesOf = (
  of: Extract<Spark, { kind: 'case' }>,
): { readonly branches: readonly Branch[]; readonly otherwise: Spark | null } => {
  const branches = [...of.branches]
  let otherwise = of.otherwise
  while (otherwise?.kind === 'case') {
    branches.push(...otherwise.branches)
    otherwise = otherwise.otherwise
  }
  return { branches, otherwise }
}

const cases = (of: Extract<Spark, { kind: 'case' }>): Doc => {
  const { branches, otherwise } = branchesOf(of)
  const clauses = branches.map(({ test, value }) =>
    group(['WHEN ', printed(test).doc, nest([line, 'THEN ', printed(value).doc])]),
  )
  const last = otherwise === null ? [] : [group(['ELSE ', printed(otherwise).doc])]
  return group(['CASE', nest([...clauses, ...last].map((clause) => [line, clause])), line, 'END'])
}

const lambdaHead = (variables: readonly string[]): string => {
  const names = variables.map(sqlName)
  return names.length === 1 ? names.join('') : `(${names.join(', ')})`
}

const jsonCall = ({ of, reads, options }: Extract<Spark, { kind: 'json' }>): Doc =>
  brackets(
    reads === null ? 'to_json(' : 'from_json(',
    [
      printed(of).doc,
      ...(reads === null ? [] : [sqlText(schemaType(reads))]),
      brackets('map(', Object.entries(options).flat().map(sqlText), ')'),
    ],
    ')',
  )

const known = new WeakMap<Spark, Printed>()

/** Prints an expression once: what it is a part of is looked at again and again, until it is no longer too long. */
const printed = (of: Spark): Printed => {
  if (of.kind === 'column') return print(of)
  const found = known.get(of) ?? print(of)
  known.set(of, found)
  return found
}

const print = (of: Spark): Printed => {
  switch (of.kind) {
    case 'column':
      return atom(sqlColumn(of.name, of.relation))
    case 'literal':
    case 'plain':
      return atom(sqlLiteral(of.literal))
    case 'call':
      return atom(
        brackets(
          `${of.name}(${of.distinct === true ? 'DISTINCT ' : ''}`,
          of.args.map((each) => printed(each).doc),
          ')',
        ),
      )
    case 'operator':
      return operator(of)
    case 'tryCast':
      return atom(
        group(['try_cast(', nest([soft, printed(of.of).doc, ` AS ${sqlType(of.type)}`]), soft, ')']),
      )
    case 'case':
      return atom(cases(of))
    case 'in':
      return isIn(of, false)
    case 'isNull':
      return { doc: [operand(of.of), ' IS NULL'], rank: ranks.comparison }
    case 'field':
      return atom([operand(of.of), `[${sqlText(of.name)}]`])
    case 'json':
      return atom(jsonCall(of))
    case 'helper':
      throw new TypeError(`${of.helper}: SQL has no helpers`)
    case 'variable':
      return atom(sqlName(of.name))
    case 'lambda':
      return atom(group([`${lambdaHead(of.variables)} ->`, nest([line, printed(of.body).doc])]))
  }
}

/** An expression in SQL. It recurses as deep as the expression, which steps.ts keeps small. */
export const sqlDoc = (of: Spark): Doc => printed(of).doc

/** An expression in SQL, in one line. */
export const sqlLine = (of: Spark): string =>
  layout(sqlDoc(of), { width: Number.POSITIVE_INFINITY, indent: '' })

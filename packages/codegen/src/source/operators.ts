import { ts } from 'ts-morph'
import type { Derived } from './derived.js'
import { receiver, shown } from './written.js'

/** What was used of JavaScript, and what to write. */
export interface MisuseFound {
  readonly construct: string
  readonly instead: string
}

const { SyntaxKind } = ts

const isNothing = (of: ts.Expression): boolean =>
  of.kind === SyntaxKind.NullKeyword || (ts.isIdentifier(of) && of.text === 'undefined')

/** The method for an operator of two operands. */
const methods: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [SyntaxKind.QuestionQuestionToken]: 'coalesce',
  [SyntaxKind.QuestionQuestionEqualsToken]: 'coalesce',
  [SyntaxKind.BarBarToken]: 'or',
  [SyntaxKind.BarBarEqualsToken]: 'or',
  [SyntaxKind.AmpersandAmpersandToken]: 'and',
  [SyntaxKind.AmpersandAmpersandEqualsToken]: 'and',
  [SyntaxKind.EqualsEqualsEqualsToken]: 'equals',
  [SyntaxKind.EqualsEqualsToken]: 'equals',
  [SyntaxKind.ExclamationEqualsEqualsToken]: 'notEquals',
  [SyntaxKind.ExclamationEqualsToken]: 'notEquals',
  [SyntaxKind.LessThanToken]: 'lessThan',
  [SyntaxKind.LessThanEqualsToken]: 'lessThanOrEqual',
  [SyntaxKind.GreaterThanToken]: 'greaterThan',
  [SyntaxKind.GreaterThanEqualsToken]: 'greaterThanOrEqual',
  [SyntaxKind.PlusToken]: 'add',
  [SyntaxKind.MinusToken]: 'subtract',
  [SyntaxKind.AsteriskToken]: 'multiply',
  [SyntaxKind.SlashToken]: 'divide',
  [SyntaxKind.PercentToken]: 'remainder',
}

/** Operators that look at their left side only. */
const looksLeft: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.QuestionQuestionToken,
  SyntaxKind.QuestionQuestionEqualsToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.BarBarEqualsToken,
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.AmpersandAmpersandEqualsToken,
])

/** What is wrong with an operator of two operands, if one of them is a column. */
export const ofBinary = (
  { left, right, operatorToken }: ts.BinaryExpression,
  derived: Derived,
): MisuseFound | undefined => {
  const { kind } = operatorToken
  const method = methods[kind]
  if (method === undefined) return undefined
  const construct = operatorToken.getText()
  if (looksLeft.has(kind)) {
    if (!derived(left)) return undefined
    // Not every name is a column's: `columns[name] ?? other` asks whether there is one.
    if (
      method === 'coalesce' &&
      ts.isElementAccessExpression(left) &&
      !ts.isStringLiteral(left.argumentExpression)
    )
      return undefined
    // `raw.n || 0` is meant as a default, and `raw.n && 'x'` as a choice.
    const isRule = derived(right)
    if (method === 'or' && !isRule)
      return { construct, instead: `${receiver(left)}.coalesce(${shown(right)})` }
    if (method === 'and' && !isRule)
      return {
        construct,
        instead: `when(${shown(left)}, ${shown(right)}).otherwise(null), with a rule that is true or false`,
      }
    return { construct, instead: `${receiver(left)}.${method}(${shown(right)})` }
  }
  const ours = derived(left)
  if (!ours && !derived(right)) return undefined
  const [of, other] = ours ? [left, right] : [right, left]
  if (isNothing(other)) {
    if (ts.isElementAccessExpression(of) && !ts.isStringLiteral(of.argumentExpression)) return undefined
    return { construct, instead: `${receiver(of)}.${method === 'notEquals' ? 'isNotNull' : 'isNull'}()` }
  }
  if (method === 'notEquals') return { construct, instead: `${receiver(of)}.equals(${shown(other)}).not()` }
  if (!ours) return { construct, instead: `the method of the column: ${receiver(of)}.${method}(...)` }
  return { construct, instead: `${receiver(of)}.${method}(${shown(other)})` }
}

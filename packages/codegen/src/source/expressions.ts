import { ts } from 'ts-morph'

/** An expression without what says only its type. */
export const bare = (of: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(of) ||
  ts.isAsExpression(of) ||
  ts.isNonNullExpression(of) ||
  ts.isSatisfiesExpression(of)
    ? bare(of.expression)
    : of

import { ts } from 'ts-morph'

const most = 60

/** Source in one line, cut where it is long. */
export const shown = (of: ts.Node): string => {
  const line = of.getText().replaceAll(/\s+/gu, ' ')
  return line.length > most ? `${line.slice(0, most - 3)}...` : line
}

/** The operand of a method call: in parentheses where it must be. */
export const receiver = (of: ts.Expression): string =>
  ts.isBinaryExpression(of) || ts.isPrefixUnaryExpression(of) || ts.isConditionalExpression(of)
    ? `(${shown(of)})`
    : shown(of)

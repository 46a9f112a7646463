import { ts } from 'ts-morph'
import { bare } from './expressions.js'

const isCallOf = (of: ts.Node, object: string, method: string): of is ts.CallExpression =>
  ts.isCallExpression(of) &&
  ts.isPropertyAccessExpression(of.expression) &&
  ts.isIdentifier(of.expression.expression) &&
  of.expression.expression.text === object &&
  of.expression.name.text === method

/** Of `[name, column]` of an object's entries, the name is a text. */
export const isEntryName = (of: ts.BindingElement): boolean => {
  const pattern = of.parent
  if (!ts.isArrayBindingPattern(pattern) || pattern.elements[0] !== of) return false
  const parameter = pattern.parent
  if (!ts.isParameter(parameter)) {
    const loop = parameter.parent.parent
    return ts.isForOfStatement(loop) && isCallOf(bare(loop.expression), 'Object', 'entries')
  }
  const call = parameter.parent.parent
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    isCallOf(bare(call.expression.expression), 'Object', 'entries')
  )
}

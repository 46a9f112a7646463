import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ts } from 'ts-morph'

const folder = fileURLToPath(new URL('../../cases/', import.meta.url))

const parsed = (name: string): ts.SourceFile =>
  ts.createSourceFile(name, readFileSync(`${folder}${name}.ts`, 'utf8'), ts.ScriptTarget.Latest, true)

/** Code of several lines in one. */
const inOneLine = (text: string): string =>
  text
    .replace(/([([])\s*\n\s*/gu, '$1')
    .replace(/,\s*\n\s*([)\]])/gu, '$1')
    .replace(/\s*\n\s*/gu, ' ')

/** The rule of a case, as it stands in its file: the body of the function behind the operation's name. */
const ruleIn = (call: ts.CallExpression, file: ts.SourceFile): readonly [string, string][] => {
  if (!ts.isIdentifier(call.expression) || !['of', 'inZone'].includes(call.expression.text)) return []
  const [operation, rule] = call.arguments.slice(call.expression.text === 'of' ? 0 : 1)
  if (operation === undefined || !ts.isStringLiteral(operation)) return []
  if (rule === undefined || !ts.isArrowFunction(rule)) return []
  return [[operation.text, inOneLine(rule.body.getText(file))]]
}

const within = (node: ts.Node, file: ts.SourceFile): readonly [string, string][] => {
  const own = ts.isCallExpression(node) ? ruleIn(node, file) : []
  const inner: [string, string][] = []
  ts.forEachChild(node, (child) => void inner.push(...within(child, file)))
  return [...own, ...inner]
}

/** The rules of the cases in one file of `test/cases`, in order: the operation of each, and how it is written. */
export const writtenIn = (name: string): readonly (readonly [operation: string, rule: string])[] => {
  const file = parsed(name)
  return within(file, file)
}

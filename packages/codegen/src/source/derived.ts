import { ts } from 'ts-morph'
import { isEntryName } from './entries.js'
import { bare } from './expressions.js'
import { functionsIn, isFunction } from './functions.js'
import { libraryName } from './imported.js'
import type { SourceProgram } from './program.js'

/** Functions of the library that give columns, aggregates and windows. */
const givesColumn: ReadonlySet<string> = new Set([
  ...[
    'when',
    'nvl2',
    'concat',
    'concatWs',
    'list',
    'struct',
    'parseJson',
    'parseJsonEntries',
    'bucket',
    'mapRanges',
    'makeDate',
    'chr',
    'count',
  ],
  ...['rank', 'denseRank', 'rowNumber', 'percentRank', 'cumeDist', 'ntile'],
])

/** What plain values have that columns are held in: their results are no columns. */
const plainResults: ReadonlySet<string> = new Set([
  ...['length', 'size', 'some', 'every', 'includes', 'indexOf', 'findIndex', 'has', 'keys', 'hasOwn', 'name'],
])

/** Tells expressions whose values are columns, or hold columns. */
export type Derived = (of: ts.Expression) => boolean

/** Tells which expressions of a program are made of the columns that rules are given. */
export const derivedIn = (program: SourceProgram): Derived => {
  const { declarationOf } = program
  const known = new Map<ts.Node, boolean>()

  /** Remembers what was found; what asks for itself on the way is taken for none. */
  const once = (of: ts.Node, find: () => boolean): boolean => {
    const before = known.get(of)
    if (before !== undefined) return before
    known.set(of, false)
    const found = find()
    known.set(of, found)
    return found
  }

  const isDerivedDeclaration = (of: ts.Declaration | undefined): boolean => {
    if (of === undefined) return false
    if (ts.isParameter(of)) return once(of, () => functions.isColumnParameter(of))
    if (ts.isBindingElement(of)) {
      if (isEntryName(of)) return false
      const holder = of.parent.parent
      return isDerivedDeclaration(holder)
    }
    if (!ts.isVariableDeclaration(of)) return false
    return once(of, () => {
      if (functions.isColumnType(of.type)) return true
      const loop = of.parent.parent
      if (ts.isForOfStatement(loop)) return derived(loop.expression)
      return of.initializer !== undefined && derived(of.initializer)
    })
  }

  const isDerivedCall = ({ expression: called, arguments: given }: ts.CallExpression): boolean => {
    if (ts.isPropertyAccessExpression(called)) {
      if (plainResults.has(called.name.text)) return false
      if (ts.isIdentifier(called.expression) && called.expression.text === 'Object')
        return called.name.text !== 'keys' && given.some(derived)
      return derived(called.expression)
    }
    if (!ts.isIdentifier(called)) return false
    const name = libraryName(called, program)
    if (name !== undefined) return givesColumn.has(name)
    const declared = declarationOf(called)
    return declared !== undefined && isCallable(declared) && given.some(derived)
  }

  const isCallable = (of: ts.Declaration): boolean =>
    ts.isFunctionDeclaration(of) ||
    (ts.isVariableDeclaration(of) && of.initializer !== undefined && isRuleOrFunction(bare(of.initializer)))

  /** A function, or what `rule(...)` makes. */
  const isRuleOrFunction = (of: ts.Expression): boolean =>
    isFunction(of) ||
    (ts.isCallExpression(of) &&
      ts.isIdentifier(of.expression) &&
      libraryName(of.expression, program) === 'rule')

  const derived: Derived = (given) => {
    const of = bare(given)
    if (ts.isIdentifier(of)) return isDerivedDeclaration(declarationOf(of))
    if (ts.isPropertyAccessExpression(of)) return !plainResults.has(of.name.text) && derived(of.expression)
    if (ts.isElementAccessExpression(of)) return derived(of.expression)
    if (ts.isCallExpression(of)) return once(of, () => isDerivedCall(of))
    if (ts.isConditionalExpression(of)) return derived(of.whenTrue) || derived(of.whenFalse)
    if (ts.isBinaryExpression(of)) {
      const { kind } = of.operatorToken
      const chooses =
        kind === ts.SyntaxKind.QuestionQuestionToken ||
        kind === ts.SyntaxKind.BarBarToken ||
        kind === ts.SyntaxKind.AmpersandAmpersandToken
      return chooses && (derived(of.left) || derived(of.right))
    }
    if (ts.isObjectLiteralExpression(of))
      return of.properties.some(
        (each) =>
          (ts.isPropertyAssignment(each) && derived(each.initializer)) ||
          (ts.isSpreadAssignment(each) && derived(each.expression)),
      )
    if (ts.isArrayLiteralExpression(of))
      return of.elements.some((each) => derived(ts.isSpreadElement(each) ? each.expression : each))
    return false
  }
  const functions = functionsIn(program, (of) => derived(of))
  return derived
}

import { ts } from 'ts-morph'
import { libraryName } from './imported.js'
import type { SourceProgram } from './program.js'

/** The classes of columns. */
const columnClasses: ReadonlySet<string> = new Set([
  ...[
    'Column',
    'Text',
    'Int',
    'Long',
    'Double',
    'Decimal',
    'Bool',
    'CalendarDate',
    'Timestamp',
    'List',
    'Struct',
  ],
  ...['Aggregate', 'Windowed', 'Ranked', 'RawColumns'],
])

/** Functions of the library that are given rules as functions: of all their parameters, or of options with these names. */
const takesRules: ReadonlySet<string> = new Set(['table', 'tableFrom', 'rule'])

/** Steps of questions, and methods of lists, whose functions are given columns. */
const steps: ReadonlySet<string> = new Set([
  ...['select', 'where', 'aggregate', 'orderBy', 'top', 'topPer', 'unpivot', 'pivot', 'groupBy'],
])

/** Functions of the library that give columns, aggregates and windows. */
const givesColumn: ReadonlySet<string> = new Set([
  ...['when', 'concat', 'list', 'bucket', 'count'],
  ...['rank', 'denseRank', 'rowNumber', 'percentRank', 'cumeDist', 'ntile'],
])

/** What plain values have that columns are held in: their results are no columns. */
const plainResults: ReadonlySet<string> = new Set([
  ...['length', 'size', 'some', 'every', 'includes', 'indexOf', 'findIndex', 'has', 'keys', 'hasOwn', 'name'],
])

type Function = ts.FunctionLikeDeclaration

const isFunction = (of: ts.Node): of is Function =>
  ts.isArrowFunction(of) || ts.isFunctionExpression(of) || ts.isFunctionDeclaration(of)

/** An expression without what says only its type. */
const bare = (of: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(of) ||
  ts.isAsExpression(of) ||
  ts.isNonNullExpression(of) ||
  ts.isSatisfiesExpression(of)
    ? bare(of.expression)
    : of

const isCallOf = (of: ts.Node, object: string, method: string): of is ts.CallExpression =>
  ts.isCallExpression(of) &&
  ts.isPropertyAccessExpression(of.expression) &&
  ts.isIdentifier(of.expression.expression) &&
  of.expression.expression.text === object &&
  of.expression.name.text === method

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

  const isColumnType = (type: ts.TypeNode | undefined): boolean => {
    if (type === undefined) return false
    if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) {
      const name = libraryName(type.typeName, program)
      return (name !== undefined && columnClasses.has(name)) || (type.typeArguments ?? []).some(isColumnType)
    }
    if (ts.isUnionTypeNode(type)) return type.types.some(isColumnType)
    return ts.isArrayTypeNode(type) && isColumnType(type.elementType)
  }

  /** The calls of a function that has a name, in its file. */
  const callsOf = (name: ts.Identifier): readonly ts.CallExpression[] => {
    const declared = declarationOf(name)
    const found: ts.CallExpression[] = []
    const visit = (of: ts.Node): void => {
      if (
        ts.isCallExpression(of) &&
        ts.isIdentifier(of.expression) &&
        of.expression.text === name.text &&
        declarationOf(of.expression) === declared
      )
        found.push(of)
      ts.forEachChild(of, visit)
    }
    visit(name.getSourceFile())
    return found
  }

  const nameOf = (of: Function): ts.Identifier | undefined => {
    if (ts.isFunctionDeclaration(of)) return of.name
    const { parent } = of
    return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name : undefined
  }

  /** Whether a call gives columns to a function that stands among its arguments. */
  const givesColumns = (call: ts.CallExpression): boolean => {
    const { expression: called } = call
    if (ts.isIdentifier(called)) return takesRules.has(libraryName(called, program) ?? '')
    if (!ts.isPropertyAccessExpression(called)) return false
    return steps.has(called.name.text) || derived(called.expression)
  }

  /** Whether columns are given where a function stands, or its name: as an argument, or as an option of one. */
  const isGiven = (of: ts.Node): boolean => {
    const { parent } = of
    if (ts.isCallExpression(parent) && parent.expression !== of) return givesColumns(parent)
    if (!ts.isPropertyAssignment(parent) && !ts.isShorthandPropertyAssignment(parent)) return false
    const call = parent.parent.parent
    return ts.isCallExpression(call) && givesColumns(call)
  }

  const usesOf = (name: ts.Identifier): readonly ts.Identifier[] => {
    const declared = declarationOf(name)
    const found: ts.Identifier[] = []
    const visit = (of: ts.Node): void => {
      if (ts.isIdentifier(of) && of !== name && of.text === name.text && declarationOf(of) === declared)
        found.push(of)
      ts.forEachChild(of, visit)
    }
    visit(name.getSourceFile())
    return found
  }

  const isColumnParameter = (parameter: ts.ParameterDeclaration): boolean =>
    once(parameter, () => {
      if (isColumnType(parameter.type)) return true
      const of = parameter.parent
      if (!isFunction(of)) return ts.isMethodDeclaration(of) && isGivenMethod(of)
      if (isGiven(of)) return true
      const name = nameOf(of)
      if (name === undefined) return false
      const index = of.parameters.indexOf(parameter)
      return (
        callsOf(name).some((call) => call.arguments[index] !== undefined && derived(call.arguments[index])) ||
        usesOf(name).some(isGiven)
      )
    })

  /** `clean(raw) { ... }` among the options of a call. */
  const isGivenMethod = (of: ts.MethodDeclaration): boolean => {
    const call = of.parent.parent
    return ts.isCallExpression(call) && givesColumns(call)
  }

  /** Of `[name, column]` of an object's entries, the name is a text. */
  const isEntryName = (of: ts.BindingElement): boolean => {
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

  const isDerivedDeclaration = (of: ts.Declaration | undefined): boolean => {
    if (of === undefined) return false
    if (ts.isParameter(of)) return isColumnParameter(of)
    if (ts.isBindingElement(of)) {
      if (isEntryName(of)) return false
      const holder = of.parent.parent
      return isDerivedDeclaration(holder)
    }
    if (!ts.isVariableDeclaration(of)) return false
    return once(of, () => {
      if (isColumnType(of.type)) return true
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
  return derived
}

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
  'distinctBy',
  'fillDown',
])

/** What has parameters and a body. */
type Function = ts.FunctionLikeDeclaration

/** Whether a node is a function. */
export const isFunction = (of: ts.Node): of is Function =>
  ts.isArrowFunction(of) || ts.isFunctionExpression(of) || ts.isFunctionDeclaration(of)

const isNothing = (type: ts.TypeNode): boolean =>
  type.kind === ts.SyntaxKind.UndefinedKeyword ||
  (ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword)

/** What is asked of functions. */
export interface Functions {
  /** Whether a type is a column's, or holds one. */
  readonly isColumnType: (type: ts.TypeNode | undefined) => boolean
  /** Whether a parameter is given columns: by its type, by where its function stands, or by what the function is called with. */
  readonly isColumnParameter: (parameter: ts.ParameterDeclaration) => boolean
}

/** Tells which functions of a program are given columns; `derived` tells the expressions that are columns. */
export const functionsIn = (program: SourceProgram, derived: (of: ts.Expression) => boolean): Functions => {
  const { declarationOf } = program

  const isColumnType = (type: ts.TypeNode | undefined): boolean => {
    if (type === undefined) return false
    if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) {
      const name = libraryName(type.typeName, program)
      return (name !== undefined && columnClasses.has(name)) || (type.typeArguments ?? []).some(isColumnType)
    }
    // Of a column that may not be there, code may ask whether it is.
    if (ts.isUnionTypeNode(type)) return !type.types.some(isNothing) && type.types.some(isColumnType)
    return ts.isArrayTypeNode(type) && isColumnType(type.elementType)
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

  /** The call that something is given to as an option, or as an option among those of an option. */
  const callOver = (of: ts.Node): ts.CallExpression | undefined => {
    const { parent } = of
    if (!ts.isPropertyAssignment(parent) && !ts.isShorthandPropertyAssignment(parent)) return undefined
    const call = parent.parent.parent
    return ts.isCallExpression(call) ? call : callOver(parent.parent)
  }

  /** Whether columns are given where a function stands, or its name: as an argument, or as an option of one. */
  const isGiven = (of: ts.Node): boolean => {
    const { parent } = of
    if (ts.isCallExpression(parent) && parent.expression !== of) return givesColumns(parent)
    const call = callOver(of)
    return call !== undefined && givesColumns(call)
  }

  /** Where a name stands in its file, but for where it is declared. */
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

  const isColumnParameter = (parameter: ts.ParameterDeclaration): boolean => {
    if (parameter.questionToken !== undefined) return false
    if (isColumnType(parameter.type)) return true
    const of = parameter.parent
    if (!isFunction(of)) return ts.isMethodDeclaration(of) && isGivenMethod(of)
    if (isGiven(of)) return true
    const name = nameOf(of)
    if (name === undefined) return false
    const index = of.parameters.indexOf(parameter)
    return usesOf(name).some((use) => {
      if (isGiven(use)) return true
      const { parent } = use
      if (!ts.isCallExpression(parent) || parent.expression !== use) return false
      const given = parent.arguments[index]
      return given !== undefined && derived(given)
    })
  }

  /** `clean(raw) { ... }` among the options of a call. */
  const isGivenMethod = (of: ts.MethodDeclaration): boolean => {
    const call = of.parent.parent
    return ts.isCallExpression(call) && givesColumns(call)
  }

  return { isColumnType, isColumnParameter }
}

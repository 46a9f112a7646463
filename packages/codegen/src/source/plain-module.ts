import { ts } from 'ts-morph'

/** Words of what only a whole compiler takes; they may stand in comments and texts, too. */
const perhaps =
  /\b(?:class|enum|namespace|module|declare|require|exports|using|eval|arguments|accessor|jitiImport)\b|\bimport\s*[.(]|^#!/u

const names: ReadonlySet<string> = new Set([
  ...['require', 'module', 'exports', 'eval', 'arguments', 'jitiImport'],
])

/** Whether a node is what a translation token by token gets wrong, or does not know. */
const isHard = (of: ts.Node): boolean =>
  ts.isClassLike(of) ||
  ts.isEnumDeclaration(of) ||
  ts.isModuleDeclaration(of) ||
  ts.isMetaProperty(of) ||
  of.kind === ts.SyntaxKind.ImportKeyword ||
  of.kind === ts.SyntaxKind.DeclareKeyword ||
  (ts.isVariableDeclarationList(of) && (of.flags & ts.NodeFlags.Using) !== 0) ||
  (ts.isIdentifier(of) && names.has(of.text))

const hasHard = (of: ts.Node): boolean =>
  isHard(of) || ts.forEachChild(of, (child) => hasHard(child) || undefined) === true

const hasModifier = (of: ts.Statement, kind: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(of) && (ts.getModifiers(of) ?? []).some((each) => each.kind === kind)

/** What a module exports, as far as a translation must know it beforehand. */
export interface PlainModule {
  /** Functions, which are there before the module runs. */
  readonly functions: readonly string[]
  /** What is there once it ran: constants, a default, and what it passes on from other modules. */
  readonly values: readonly string[]
  /** What it exports under names that it says, those of other modules too. */
  readonly names: readonly string[]
}

/** The names of a statement that exports what it declares; undefined where the statement is not plain. */
const namesOf = (of: ts.Statement): readonly string[] | undefined => {
  if (hasModifier(of, ts.SyntaxKind.DefaultKeyword)) return undefined
  if (ts.isFunctionDeclaration(of)) return of.name === undefined ? undefined : [of.name.text]
  if (ts.isInterfaceDeclaration(of) || ts.isTypeAliasDeclaration(of)) return []
  if (!ts.isVariableStatement(of)) return undefined
  const { flags, declarations } = of.declarationList
  const [first, second] = declarations
  return (flags & ts.NodeFlags.Const) !== 0 &&
    first !== undefined &&
    second === undefined &&
    ts.isIdentifier(first.name)
    ? [first.name.text]
    : undefined
}

/**
 * What a module exports, where it is plain: imports, constants one by one, functions, types, and no classes, namespaces, enums or
 * calls of `require`. Undefined for any other, and for one that does not parse.
 */
export const plainModule = (file: ts.SourceFile): PlainModule | undefined => {
  const faults: unknown = Reflect.get(file, 'parseDiagnostics')
  if (!ts.isExternalModule(file) || (Array.isArray(faults) && faults.length > 0)) return undefined
  const functions: string[] = []
  const values: string[] = []
  const others: string[] = []
  for (const each of file.statements) {
    if (ts.isImportEqualsDeclaration(each)) return undefined
    if (ts.isImportDeclaration(each) && each.attributes !== undefined) return undefined
    if (ts.isExportAssignment(each)) {
      if (each.isExportEquals) return undefined
      values.push('default')
    } else if (ts.isExportDeclaration(each)) {
      const { exportClause: clause, moduleSpecifier: from, attributes, isTypeOnly } = each
      if (attributes !== undefined) return undefined
      if (clause === undefined || isTypeOnly) continue
      const passed = ts.isNamedExports(clause) ? clause.elements.filter((of) => !of.isTypeOnly) : [clause]
      ;(from === undefined ? others : values).push(...passed.map(({ name }) => name.text))
    } else if (hasModifier(each, ts.SyntaxKind.ExportKeyword)) {
      const declared = namesOf(each)
      if (declared === undefined) return undefined
      ;(ts.isFunctionDeclaration(each) ? functions : values).push(...declared)
    }
  }
  if (
    perhaps.test(file.text) &&
    file.statements.some((each) => !ts.isImportDeclaration(each) && hasHard(each))
  )
    return undefined
  return { functions, values, names: [...functions, ...values, ...others] }
}

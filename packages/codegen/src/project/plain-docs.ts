import { ts } from 'ts-morph'

/** What the authors of a module wrote above it and above what it exports: markdown, never meaning. */
export interface Docs {
  /** Of the module itself: the doc comment at the top of the file that is followed by something else's, or by imports. */
  readonly module: string
  /** By the name of the export, in the order in which they are declared. */
  readonly exports: ReadonlyMap<string, string>
}

/** The text of a block comment that begins with two stars, without the stars before its lines. */
const commentText = (comment: string): string =>
  comment
    .slice(3, -2)
    .split(/\r?\n/u)
    .map((line) => line.replace(/^\s*\* ?/u, '').trimEnd())
    .filter((line) => !/^@(?:module|packageDocumentation|file(?:overview)?)\b/u.test(line.trim()))
    .join('\n')
    .trim()

/** The doc comment of a module, which is not that of its first statement. */
export const moduleDoc = (file: ts.SourceFile): string => {
  const [first] = file.statements
  const comments =
    first === undefined
      ? []
      : (ts.getLeadingCommentRanges(file.text, first.pos) ?? []).map(({ pos, end }) =>
          file.text.slice(pos, end),
        )
  const docs = comments.filter((comment) => comment.startsWith('/**') && comment !== '/**/')
  const own = first !== undefined && ts.isImportDeclaration(first) ? docs : docs.slice(0, -1)
  return own.map(commentText).join('\n\n')
}

/** What stands before the first tag of a doc comment. */
const descriptionOf = (doc: ts.JSDoc, { text }: ts.SourceFile): string =>
  text
    .slice(doc.getStart() + 3, doc.tags?.[0]?.getStart() ?? doc.end - 2)
    .replace(/(?:(?!\n)[\s*])*$/u, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/u, ''))
    .join('\n')
    .replaceAll('\r\n', '\n')
    .trim()

const isExported = (of: ts.Statement): boolean =>
  ts.canHaveModifiers(of) &&
  (ts.getModifiers(of) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)

const isDefault = (of: ts.Statement): boolean =>
  ts.canHaveModifiers(of) &&
  (ts.getModifiers(of) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)

/** The names that an exported statement declares; undefined where it takes more than reading to know. */
const namesOf = (of: ts.Statement): readonly string[] | undefined => {
  if (isDefault(of)) return undefined
  if (ts.isVariableStatement(of)) {
    const names = of.declarationList.declarations.map(({ name }) => name)
    return names.every(ts.isIdentifier) ? names.map((name) => name.getText()) : undefined
  }
  if (ts.isInterfaceDeclaration(of) || ts.isTypeAliasDeclaration(of)) return [of.name.text]
  return undefined
}

/**
 * The docs of a module that exports what it declares itself, as constants and types; undefined for any other, whose exports a
 * compiler must follow.
 */
export const plainDocs = (file: ts.SourceFile): Docs | undefined => {
  const found = new Map<string, string>()
  for (const each of file.statements) {
    if (ts.isExportDeclaration(each) || ts.isExportAssignment(each)) return undefined
    if (!isExported(each)) continue
    const names = namesOf(each)
    if (names === undefined) return undefined
    const doc = ts.getJSDocCommentsAndTags(each).filter(ts.isJSDoc).at(-1)
    for (const name of names)
      if (!found.has(name)) found.set(name, doc === undefined ? '' : descriptionOf(doc, file))
  }
  return { module: moduleDoc(file), exports: found }
}

import { ts } from 'ts-morph'
import type { SourceProgram } from './program.js'

const packages = /^(?:lockstep|@lockstep\/[\w-]+)(?:\/|$)/u

/** Whether a file uses the library at all. */
export const usesLibrary = (file: ts.SourceFile): boolean =>
  file.statements.some(
    (each) =>
      ts.isImportDeclaration(each) &&
      ts.isStringLiteral(each.moduleSpecifier) &&
      packages.test(each.moduleSpecifier.text),
  )

/** What a name is called in the library that it is imported from; undefined for other names. */
export const libraryName = (
  name: ts.Identifier,
  { declarationOf }: Pick<SourceProgram, 'declarationOf'>,
): string | undefined => {
  const declared = declarationOf(name)
  if (declared === undefined || !ts.isImportSpecifier(declared)) return undefined
  const from = declared.parent.parent.parent.moduleSpecifier
  return ts.isStringLiteral(from) && packages.test(from.text)
    ? (declared.propertyName ?? declared.name).text
    : undefined
}

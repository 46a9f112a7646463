import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { ts } from 'ts-morph'

/** Files of source, parsed, with what their names mean in them. */
export interface SourceProgram {
  readonly files: readonly ts.SourceFile[]
  /** What a name was declared as in its file; undefined for names from elsewhere. */
  readonly declarationOf: (name: ts.Identifier) => ts.Declaration | undefined
}

const endings = ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '/index.ts', '/index.js']

/** A file that another one imports by a path, where it is there: of `./rules.js` the source is `rules.ts`. */
const fileAt = (from: string, specifier: string): string | undefined => {
  const path = resolve(dirname(from), specifier)
  const source = path.replace(/\.([mc]?)js$/u, '.$1ts')
  return [source, ...endings.map((ending) => path + ending)].find(
    (each) => /\.[mc]?[jt]s$/u.test(each) && existsSync(each),
  )
}

const parsed = (path: string): ts.SourceFile =>
  ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)

const importedBy = (file: ts.SourceFile): readonly string[] =>
  file.statements.flatMap((each) => {
    if (!ts.isImportDeclaration(each) && !ts.isExportDeclaration(each)) return []
    const of = each.moduleSpecifier
    if (of === undefined || !ts.isStringLiteral(of) || !of.text.startsWith('.')) return []
    return fileAt(file.fileName, of.text) ?? []
  })

const readFiles = (path: string): ReadonlyMap<string, ts.SourceFile> => {
  const files = new Map<string, ts.SourceFile>()
  const waiting = [resolve(path)]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (files.has(next)) continue
    const file = parsed(next)
    files.set(next, file)
    waiting.push(...importedBy(file))
  }
  return files
}

/** The paths of a module, and of the files that it imports by their paths. */
export const sourcePaths = (path: string): readonly string[] => [...readFiles(path).keys()]

/** Parses a module, and the files that it imports by their paths; packages stay closed. */
export const readProgram = (path: string): SourceProgram => {
  const files = readFiles(path)
  let checker: ts.TypeChecker | undefined
  const open = (): ts.TypeChecker =>
    ts
      .createProgram({
        rootNames: [...files.keys()],
        options: { allowJs: true, noLib: true, noResolve: true, types: [] },
        host: {
          getSourceFile: (name) => files.get(resolve(name)),
          getDefaultLibFileName: () => 'lib.d.ts',
          writeFile: () => undefined,
          getCurrentDirectory: () => process.cwd(),
          getCanonicalFileName: (name) => name,
          useCaseSensitiveFileNames: () => true,
          getNewLine: () => '\n',
          fileExists: (name) => files.has(resolve(name)),
          readFile: () => undefined,
        },
      })
      .getTypeChecker()
  return {
    files: [...files.values()],
    declarationOf: (name) => {
      checker ??= open()
      const symbol = ts.isShorthandPropertyAssignment(name.parent)
        ? checker.getShorthandAssignmentValueSymbol(name.parent)
        : checker.getSymbolAtLocation(name)
      return symbol?.declarations?.[0]
    },
  }
}

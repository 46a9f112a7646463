import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { ts } from 'ts-morph'

/** A file of source, parsed, with what its names mean in it. */
export interface SourceProgram {
  readonly file: ts.SourceFile
  /** What a name was declared as in its file; undefined for names from elsewhere. */
  readonly declarationOf: (name: ts.Identifier) => ts.Declaration | undefined
}

/** Files of source that are read and parsed once, however many modules import them. */
export interface ReadSources {
  /** The program of a file. Throws an error of the file system for one that is not there. */
  readonly programOf: (path: string) => SourceProgram
  /** Lets go of a file that is done with; it is read again where it is asked for again. */
  readonly forget: (path: string) => void
}

const endings = ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '/index.ts', '/index.js']

/** A file that another one imports by a path, where it is there: of `./rules.js` the source is `rules.ts`. */
export const fileAt = (from: string, specifier: string): string | undefined => {
  const path = resolve(dirname(from), specifier)
  const source = path.replace(/\.([mc]?)js$/u, '.$1ts')
  return [source, ...endings.map((ending) => path + ending)].find(
    (each) => /\.[mc]?[jt]s$/u.test(each) && existsSync(each),
  )
}

const importedBy = (file: ts.SourceFile): readonly string[] =>
  file.statements.flatMap((each) => {
    if (!ts.isImportDeclaration(each) && !ts.isExportDeclaration(each)) return []
    const of = each.moduleSpecifier
    if (of === undefined || !ts.isStringLiteral(of) || !of.text.startsWith('.')) return []
    return fileAt(file.fileName, of.text) ?? []
  })

const openChecker = (file: ts.SourceFile): ts.TypeChecker =>
  ts
    .createProgram({
      rootNames: [file.fileName],
      options: { allowJs: true, noLib: true, noResolve: true, types: [] },
      host: {
        getSourceFile: (name) => (resolve(name) === file.fileName ? file : undefined),
        getDefaultLibFileName: () => 'lib.d.ts',
        writeFile: () => undefined,
        getCurrentDirectory: () => process.cwd(),
        getCanonicalFileName: (name) => name,
        useCaseSensitiveFileNames: () => true,
        getNewLine: () => '\n',
        fileExists: (name) => resolve(name) === file.fileName,
        readFile: () => undefined,
      },
    })
    .getTypeChecker()

const parsed = (path: string): SourceProgram => {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  let checker: ts.TypeChecker | undefined
  return {
    file,
    declarationOf: (name) => {
      checker ??= openChecker(file)
      const symbol = ts.isShorthandPropertyAssignment(name.parent)
        ? checker.getShorthandAssignmentValueSymbol(name.parent)
        : checker.getSymbolAtLocation(name)
      return symbol?.declarations?.[0]
    },
  }
}

/** Files as they are now: what changes later is read by other `ReadSources`. */
export const newSources = (): ReadSources => {
  const programs = new Map<string, SourceProgram>()
  return {
    programOf: (path) => {
      const found = programs.get(path) ?? parsed(path)
      programs.set(path, found)
      return found
    },
    forget: (path) => void programs.delete(path),
  }
}

/** The programs of a module, and of the files that it imports by their paths; packages stay closed. */
export const readPrograms = (
  path: string,
  { programOf }: ReadSources = newSources(),
): readonly SourceProgram[] => {
  const found = new Map<string, SourceProgram>()
  const waiting = [resolve(path)]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue
    const program = programOf(next)
    found.set(next, program)
    waiting.push(...importedBy(program.file))
  }
  return [...found.values()]
}

/** The paths of a module, and of the files that it imports by their paths. */
export const sourcePaths = (path: string): readonly string[] =>
  readPrograms(path).map(({ file }) => file.fileName)

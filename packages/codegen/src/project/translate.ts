import { createRequire, SourceMap } from 'node:module'
import { extname } from 'node:path'
import { Script } from 'node:vm'
import type { Options, transform as Transform } from 'sucrase'
import { type PlainModule, plainModule } from '../source/plain-module.js'
import type { ReadSources } from '../source/program.js'
import {
  type FindModule,
  finderOf,
  importPlace,
  type Prefix,
  prefixOf,
  type SourcePlace,
} from './import-first.js'

// Sucrase translates token by token, many times as fast as Babel. What it is given is plain (`plainModule`); all else, and what
// does not parse, is left to Babel. What it makes asks for modules by `require`: they are imported first, in their order.

/** What jiti puts before a module in its first line. */
const wrapped =
  '(async function (exports, require, module, __filename, __dirname, jitiImport, jitiESMResolve) { '

/** Loaded with the first module that is translated: most commands translate none. */
const sucrase = (): { readonly transform: typeof Transform } => createRequire(import.meta.url)('sucrase')

const optionsOf = (path: string): Options => ({
  transforms: extname(path).endsWith('ts') ? ['typescript', 'imports'] : ['imports'],
  disableESTransforms: true,
  // A default is what a module calls so, as ECMAScript has it.
  enableLegacyTypeScriptModuleInterop: true,
  filePath: path,
})

/** Exports all of another module but what this one exports itself; two that differ are an error. */
const starOf = ({ names }: PlainModule): string =>
  `\nfunction _createStarExport(of) { for (const key of Object.keys(of)) { if (key === 'default' || key === '__esModule' || ${JSON.stringify(names)}.includes(key) || (key in exports && exports[key] === of[key])) continue; Object.defineProperty(exports, key, { enumerable: true, get: () => of[key] }) } }`

const compiles = (code: string, filename: string): boolean => {
  try {
    return new Script(`${wrapped}${code}\n})`, { filename }) !== undefined
  } catch {
    return false
  }
}

/** Translates plain modules of TypeScript and ECMAScript into what jiti runs. */
export interface Translator {
  /** Undefined for what is not plain. */
  readonly translate: (path: string) => string | undefined
  /** Where in the source of a file stands what stands here in its translation. */
  readonly placeIn: (path: string, place: SourcePlace) => SourcePlace
}

/** Translates files of these sources. */
export const newTranslator = (
  { programOf }: ReadSources,
  findModule: FindModule = () => undefined,
): Translator => {
  const find = finderOf(findModule)
  const prefixes = new Map<string, Prefix>()
  const translate = (path: string): string | undefined => {
    if (!/\.m?[jt]s$/u.test(path)) return undefined
    const { file } = programOf(path)
    const plain = plainModule(file)
    if (plain === undefined) return undefined
    try {
      const { code } = sucrase().transform(file.text, optionsOf(path))
      const prefix = prefixOf(path, plain, code, find)
      const whole = `${prefix.text}${code}${code.includes('_createStarExport(') ? starOf(plain) : ''}`
      if (!compiles(whole, path)) return undefined
      prefixes.set(path, prefix)
      return whole
    } catch {
      return undefined
    }
  }
  const placeIn = (path: string, { line, column }: SourcePlace): SourcePlace => {
    const prefix = prefixes.get(path)
    if (prefix === undefined) return { line, column }
    const { file } = programOf(path)
    const at = line === 1 ? column - 1 - wrapped.length : Number.POSITIVE_INFINITY
    const imported = prefix.imports.findLast((each) => each.at <= at)
    if (at < prefix.text.length && imported !== undefined) return importPlace(file, imported.specifier)
    const { sourceMap } = sucrase().transform(file.text, {
      ...optionsOf(path),
      sourceMapOptions: { compiledFilename: path },
    })
    if (sourceMap === undefined) return { line, column }
    const map = new SourceMap({ ...sourceMap, file: path, sourcesContent: [], sourceRoot: '' })
    const found = map.findEntry(line - 1, line === 1 ? at - prefix.text.length : column - 1)
    return 'originalLine' in found
      ? { line: found.originalLine + 1, column: found.originalColumn + 1 }
      : { line, column }
  }
  return { translate, placeIn }
}

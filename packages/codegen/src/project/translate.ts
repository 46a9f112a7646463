import { realpathSync, statSync } from 'node:fs'
import { createRequire, SourceMap } from 'node:module'
import { dirname, extname, resolve } from 'node:path'
import { Script } from 'node:vm'
import type { Options, transform as Transform } from 'sucrase'
import { type PlainModule, plainModule } from '../source/plain-module.js'
import type { Sources } from '../source/program.js'

// Sucrase translates token by token, twenty times as fast as Babel. What it is given is plain (`plainModule`); all else, and what
// does not parse, is left to Babel. What it makes asks for modules by `require`: they are imported first, in their order.

/** What jiti puts before a module in its first line. */
const wrapped =
  '(async function (exports, require, module, __filename, __dirname, jitiImport, jitiESMResolve) { '

/** Loaded with the first module that is translated: most commands translate none. */
const sucrase = (): { readonly transform: typeof Transform } => createRequire(import.meta.url)('sucrase')

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true

/** Finds what a module asks for, as whoever runs it would; undefined where that is for it to say. */
export type FindModule = (specifier: string, from: string) => string | undefined

/** The files that modules of a folder ask for, each found once; what is not found is left to whoever runs the module. */
const finderOf = (find: FindModule): FindModule => {
  const known = new Map<string, string | undefined>()
  const fileOf: FindModule = (specifier, from) => {
    if (!specifier.startsWith('.')) return find(specifier, from)
    const path = resolve(dirname(from), specifier)
    const found = [path, path.replace(/\.([mc]?)js$/u, '.$1ts')].find(
      (each) => /\.[mc]?[jt]s$/u.test(each) && isFile(each),
    )
    return found === undefined ? undefined : realpathSync(found)
  }
  return (specifier, from) => {
    const key = `${dirname(from)}\n${specifier}`
    if (!known.has(key)) known.set(key, fileOf(specifier, from))
    return known.get(key)
  }
}

const optionsOf = (path: string): Options => ({
  transforms: extname(path).endsWith('ts') ? ['typescript', 'imports'] : ['imports'],
  disableESTransforms: true,
  // A default is what a module calls so, as ECMAScript has it.
  enableLegacyTypeScriptModuleInterop: true,
  filePath: path,
})

/** What is known before a module runs: functions, and the names of what is still to come. By the alphabet, as Babel has them. */
const announced = ({ functions, values }: PlainModule): string =>
  [...functions, ...values]
    .toSorted()
    .map((name) => `exports.${name} = ${functions.includes(name) ? name : 'void 0'};`)
    .join('')

/** Exports all of another module but what this one exports itself; two that differ are an error. */
const starOf = ({ names }: PlainModule): string =>
  `\nfunction _createStarExport(of) { for (const key of Object.keys(of)) { if (key === 'default' || key === '__esModule' || ${JSON.stringify(names)}.includes(key) || (key in exports && exports[key] === of[key])) continue; Object.defineProperty(exports, key, { enumerable: true, get: () => of[key] }) } }`

const prefixOf = (path: string, plain: PlainModule, code: string, find: FindModule): string => {
  const asked = [
    ...new Set([...code.matchAll(/\brequire\('((?:[^'\\]|\\.)*)'\)/gu)].map(([, each = '']) => each)),
  ]
  const places = asked.map((each) => [each, find(each, path) ?? each])
  return `"use strict";{ const found = new Map(); for (const [name, place] of ${JSON.stringify(places)}) found.set(name, await jitiImport(place)); require = (name) => found.get(name) }${announced(plain)}`
}

const compiles = (code: string, filename: string): boolean => {
  try {
    return new Script(`${wrapped}${code}\n})`, { filename }) !== undefined
  } catch {
    return false
  }
}

/** Where something stands in a source, counted from 1. */
export interface SourcePlace {
  readonly line: number
  readonly column: number
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
  { programOf }: Sources,
  findModule: FindModule = () => undefined,
): Translator => {
  const find = finderOf(findModule)
  const prefixes = new Map<string, number>()
  const translate = (path: string): string | undefined => {
    if (!/\.m?[jt]s$/u.test(path)) return undefined
    const { file } = programOf(path)
    const plain = plainModule(file)
    if (plain === undefined) return undefined
    try {
      const { code } = sucrase().transform(file.text, optionsOf(path))
      const prefix = prefixOf(path, plain, code, find)
      const whole = `${prefix}${code}${code.includes('_createStarExport(') ? starOf(plain) : ''}`
      if (!compiles(whole, path)) return undefined
      prefixes.set(path, wrapped.length + prefix.length)
      return whole
    } catch {
      return undefined
    }
  }
  const placeIn = (path: string, { line, column }: SourcePlace): SourcePlace => {
    const prefix = prefixes.get(path)
    if (prefix === undefined) return { line, column }
    const { sourceMap } = sucrase().transform(programOf(path).file.text, {
      ...optionsOf(path),
      sourceMapOptions: { compiledFilename: path },
    })
    if (sourceMap === undefined) return { line, column }
    const map = new SourceMap({ ...sourceMap, file: path, sourcesContent: [], sourceRoot: '' })
    const found = map.findEntry(line - 1, column - 1 - (line === 1 ? prefix : 0))
    return 'originalLine' in found
      ? { line: found.originalLine + 1, column: found.originalColumn + 1 }
      : { line, column }
  }
  return { translate, placeIn }
}

import { stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { type AnyQuery, type AnyTable, isQuery, isTable } from '@lockstep/schema'
import type { Pipeline } from '../pipeline/pipeline.js'
import { misusesAmong, misuseText } from '../source/misuses.js'
import type { ReadSources } from '../source/program.js'
import { readDocs } from './docs.js'
import { checkFed, pipelineIn } from './find-pipeline.js'
import { importModule, ModuleError, type ModuleLoader, newLoader } from './import-module.js'
import type { Docs } from './plain-docs.js'

/** A user's module: the tables and questions that it exports, and what its author wrote about them. */
export interface Module {
  /** The file's name without its ending, or its folder's for `index`, `table` and `tables`. */
  readonly name: string
  readonly path: string
  /** Its path from the folder in which the command runs, with `/` on every system: what generated files say they come from. */
  readonly source: string
  /** What the command was given, in the same way: the module, or its folder. */
  readonly given: string
  readonly tables: readonly AnyTable[]
  readonly doc: string
  /** By the name of the table. */
  readonly docs: Readonly<Record<string, string>>
  readonly queries: readonly AnyQuery[]
  /** By the name of the query. */
  readonly questionDocs: Readonly<Record<string, string>>
  readonly pipeline: Pipeline | null
}

/** The endings of modules. */
export const moduleEndings: readonly string[] = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs']
const inFolder = ['index', 'tables'].flatMap((name) => moduleEndings.map((ending) => name + ending))

const kindOf = async (path: string): Promise<'file' | 'folder' | 'nothing'> => {
  try {
    const found = await stat(path)
    return found.isDirectory() ? 'folder' : 'file'
  } catch {
    return 'nothing'
  }
}

/** The file that a path means: itself, or the module of a folder. */
const fileOf = async (path: string): Promise<string> => {
  const kind = await kindOf(path)
  if (kind === 'file' && moduleEndings.includes(extname(path))) return path
  if (kind === 'file')
    throw new ModuleError(`${path}: expected a TypeScript or JavaScript module (${moduleEndings.join(', ')})`)
  if (kind === 'nothing') throw new ModuleError(`${path}: there is no such file or folder`)
  for (const name of inFolder) if ((await kindOf(join(path, name))) === 'file') return join(path, name)
  throw new ModuleError(
    `${path}: the folder has no index.ts and no tables.ts that export tables; name the module itself`,
  )
}

/** What says no more of a module than that it has tables. */
const common: readonly string[] = ['index', 'table', 'tables']

const nameOf = (file: string): string => {
  const name = basename(file, extname(file))
  return common.includes(name) ? basename(dirname(resolve(file))) : name
}

/** A path from here, with `/` on every system. */
export const pathFromHere = (path: string): string => relative('', resolve(path)).split(sep).join('/') || '.'

type Exports = Readonly<Record<string, unknown>>

/** The exports that are of a kind, each once, by the names of the exports. */
const ofKind = <T extends { readonly name: string }>(
  file: string,
  exported: Exports,
  what: string,
  isOne: (value: unknown) => value is T,
): ReadonlyMap<string, T> => {
  const found = new Map<string, T>()
  for (const [name, value] of Object.entries(exported)) {
    if (!isOne(value) || [...found.values()].includes(value)) continue
    const same = [...found].find(([, other]) => other.name.toLowerCase() === value.name.toLowerCase())
    if (same !== undefined)
      throw new ModuleError(
        `${file}: the exports ${same[0]} and ${name} are two ${what} named ${JSON.stringify(value.name)}, which would be written to one place; rename one`,
      )
    found.set(name, value)
  }
  return found
}

const tablesOf = (file: string, exported: Exports, mayBeNone: boolean): ReadonlyMap<string, AnyTable> => {
  const found = ofKind<AnyTable>(file, exported, 'tables', isTable)
  if (found.size > 0 || mayBeNone) return found
  const others = Object.keys(exported)
  throw new ModuleError(
    `${file}: the module exports no table; expected something like export const pin = table('pin', { ... }), got ${others.length === 0 ? 'no export' : others.join(', ')}`,
  )
}

/** As they stand in the source; a loaded module has its exports by the alphabet. */
const inSource = <T>(found: ReadonlyMap<string, T>, { exports }: Docs): readonly T[] => {
  const names = [...exports.keys()]
  const place = (name: string): number => (exports.has(name) ? names.indexOf(name) : names.length)
  return [...found].toSorted(([a], [b]) => place(a) - place(b)).map(([, one]) => one)
}

const docsByName = (
  found: ReadonlyMap<string, { readonly name: string }>,
  { exports }: Docs,
): Readonly<Record<string, string>> =>
  Object.fromEntries([...found].map(([name, one]) => [one.name, exports.get(name) ?? '']))

const mostTold = 10

/** Refuses columns that are treated as values: what JavaScript makes of those is a constant, or loses a default. */
const checkMisuses = (file: string, sources: ReadSources): void => {
  const found = misusesAmong(file, sources)
  if (found.length === 0) return
  const told = found
    .slice(0, mostTold)
    .map((each) => `${pathFromHere(each.file)}:${each.line}:${each.column}: ${misuseText(each)}`)
  const more = found.length - told.length
  throw new ModuleError([...told, ...(more === 0 ? [] : [`and ${more} more`])].join('\n'))
}

/** How a module is loaded: with others, of which it may have questions alone; afresh, with what it imports by paths. */
interface Loading {
  readonly loader?: ModuleLoader
  readonly isPart?: boolean
  readonly isFresh?: boolean
}

/**
 * Loads a TypeScript or JavaScript module, or the `index` or `tables` module of a folder, and finds the tables and questions
 * that it exports, and the pipeline where there is one.
 * @throws ModuleError where there is none, where it treats a column as a value, where it throws, and where it exports no table,
 * several pipelines, or a pipeline whose tables it does not export.
 */
export const loadModule = async (
  path: string,
  { isFresh = false, loader = newLoader({ isFresh }), isPart = false }: Loading = {},
): Promise<Module> => {
  const file = await fileOf(path)
  checkMisuses(file, loader.sources)
  const exported = await importModule(file, loader)
  const queries = ofKind<AnyQuery>(file, exported, 'questions', isQuery)
  const pipeline = pipelineIn(file, exported)
  const tables = tablesOf(file, exported, isPart && (queries.size > 0 || pipeline !== null))
  if (!isPart) checkFed(file, pipeline, [...tables.values()])
  const docs = readDocs(file, loader.sources)
  loader.sources.forget(resolve(file))
  return {
    name: nameOf(file),
    path: file,
    source: pathFromHere(file),
    given: pathFromHere(path),
    tables: inSource(tables, docs),
    doc: docs.module,
    docs: docsByName(tables, docs),
    queries: inSource(queries, docs),
    questionDocs: docsByName(queries, docs),
    pipeline,
  }
}

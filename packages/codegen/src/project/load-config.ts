import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import type { Templates } from '../outputs/settings.js'
import { type Config, configFaults } from './config.js'
import { importModule, ModuleError } from './import-module.js'
import { type Module, pathFromHere } from './module.js'
import { modulesTogether } from './modules-together.js'

/** Where a project file is looked for, in this order. */
const configNames: readonly string[] = ['ts', 'mts', 'js', 'mjs'].map((ending) => `lockstep.config.${ending}`)

/** A project file that was found: where, and what it says. */
export interface FoundConfig {
  readonly path: string
  readonly config: Config
}

const isFile = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

/**
 * The project file of a path, or of the working directory where there is one.
 * @throws ModuleError for one that does not load, exports none, or says what is not understood.
 */
export const loadConfig = async (given: string | undefined): Promise<FoundConfig | undefined> => {
  let path = given
  for (const name of configNames) if (path === undefined && (await isFile(name))) path = name
  if (path === undefined) return undefined
  if (!(await isFile(path))) throw new ModuleError(`${path}: there is no such project file`)
  const exported = await importModule(path)
  const config: unknown = exported.default ?? exported.config
  if (config === undefined)
    throw new ModuleError(
      `${path}: expected export default defineConfig({ modules: ['tables.ts'] }), got no default export`,
    )
  const faults = configFaults(config)
  if (faults.length > 0) throw new ModuleError(`${path}: ${faults.join('; ')}`)
  return { path, config: config as Config }
}

const filesOf = async (folder: string, pattern: string): Promise<readonly string[]> => {
  if (!isDynamicPattern(pattern)) return [isAbsolute(pattern) ? pattern : join(folder, pattern)]
  const found = await glob(pattern, {
    cwd: folder,
    ignore: ['**/node_modules/**', '**/*.d.ts', '**/*.test.ts'],
  })
  if (found.length === 0) throw new ModuleError(`modules: no file is like ${pattern}`)
  return found.toSorted().map((file) => join(folder, file))
}

/** The modules of a project file as one: its tables and questions, in the order of its patterns. */
export const modulesOf = async ({ path, config }: FoundConfig): Promise<Module> => {
  const folder = dirname(path)
  const files = await Promise.all(config.modules.map((pattern) => filesOf(folder, pattern)))
  const name = config.name ?? basename(resolve(folder))
  return modulesTogether([...new Set(files.flat())], { name, source: pathFromHere(path) })
}

/**
 * The texts of the templates that a project file names.
 * @throws ModuleError for one that is not there.
 */
export const templatesOf = async ({ path, config: { templates = {} } }: FoundConfig): Promise<Templates> => {
  const read = Object.entries(templates).map(async ([kind, file]: readonly [string, string]) => {
    const place = isAbsolute(file) ? file : join(dirname(path), file)
    if (!(await isFile(place))) throw new ModuleError(`${path}: templates.${kind}: there is no file ${place}`)
    return [kind, await readFile(place, 'utf8')] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

import { createRequire, isBuiltin } from 'node:module'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as schema from '@lockstep/schema'
import { createJiti } from 'jiti'
import { newSources, type ReadSources } from '../source/program.js'
import { newTranslator } from './translate.js'

/** That a module cannot be used, in words for the person who named it. */
export class ModuleError extends Error {
  override readonly name = 'ModuleError'
}

/** What loads modules. */
export interface ModuleLoader {
  /** What the files of modules say, as they were when the loader first read them. */
  readonly sources: ReadSources
  /** What a module exports. Throws what the module throws. */
  readonly load: (path: string) => Promise<Readonly<Record<string, unknown>>>
  /** Where in the source of a file an error was made, by its stack: `:12:5`. */
  readonly placeOf: (path: string, error: Error) => string
}

/** The first error of a chain of causes: where the others were only passed on. */
const firstOf = (error: Error): Error => (error.cause instanceof Error ? firstOf(error.cause) : error)

/** The rules' package as this one has loaded it, by its file: a module that asks for that file is given it, and it is not read again. */
const loadedModules = () => ({ [createRequire(import.meta.url).resolve('@lockstep/schema')]: schema })

/** Loads modules of TypeScript; those that it has loaded are the same when others import them, unless they are to be fresh. */
export const newLoader = ({ isFresh = false }: { readonly isFresh?: boolean } = {}): ModuleLoader => {
  const sources = newSources()
  const options = { fsCache: false, moduleCache: !isFresh, interopDefault: false }
  const babel = createJiti(import.meta.url, options)
  const { translate, placeIn } = newTranslator(sources, (specifier, from) => {
    if (isBuiltin(specifier)) return undefined
    const found = babel.esmResolve(specifier, { parentURL: pathToFileURL(from), try: true })
    return found?.startsWith('file:') ? fileURLToPath(found) : undefined
  })
  const jiti = createJiti(import.meta.url, {
    ...options,
    virtualModules: loadedModules(),
    transform: (given) => ({
      code: (given.filename === undefined ? undefined : translate(given.filename)) ?? babel.transform(given),
    }),
  })
  return {
    sources,
    load: (path) => jiti.import(path),
    placeOf: (path, { stack = '' }) => {
      for (const line of stack.split('\n')) {
        const at = line.includes(path) ? /:(\d+):(\d+)\)?$/u.exec(line) : null
        if (at === null) continue
        const place = placeIn(path, { line: Number(at[1]), column: Number(at[2]) })
        return `:${place.line}:${place.column}`
      }
      return ''
    },
  }
}

/**
 * What a module exports.
 * @throws ModuleError with the place in it where it throws.
 */
export const importModule = async (
  file: string,
  loader: ModuleLoader = newLoader(),
): Promise<Readonly<Record<string, unknown>>> => {
  try {
    return await loader.load(resolve(file))
  } catch (error) {
    if (!(error instanceof Error)) throw new ModuleError(`${file}: the module threw ${String(error)}`)
    const kind = error.name === 'Error' || error.name === 'Refusal' ? '' : `${error.name}: `
    const place = loader.placeOf(resolve(file), firstOf(error))
    throw new ModuleError(`${file}${place}: ${kind}${error.message}`, { cause: error })
  }
}

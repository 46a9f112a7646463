import { resolve } from 'node:path'
import { createJiti } from 'jiti'

/** That a module cannot be used, in words for the person who named it. */
export class ModuleError extends Error {
  override readonly name = 'ModuleError'
}

/** What loads modules. */
export type ModuleLoader = ReturnType<typeof createJiti>

/** Where in a file an error was made, by its stack: `:12:5`. */
const placeIn = (file: string, { stack = '' }: Error): string => {
  for (const line of stack.split('\n')) {
    const at = line.includes(file) ? /:(\d+):(\d+)\)?$/u.exec(line) : null
    if (at !== null) return `:${at[1]}:${at[2]}`
  }
  return ''
}

/** The first error of a chain of causes: where the others were only passed on. */
const firstOf = (error: Error): Error => (error.cause instanceof Error ? firstOf(error.cause) : error)

/** Loads modules of TypeScript; those that it has loaded are the same when others import them, unless they are to be fresh. */
export const newLoader = ({ isFresh = false }: { readonly isFresh?: boolean } = {}): ModuleLoader =>
  createJiti(import.meta.url, { fsCache: false, moduleCache: !isFresh, interopDefault: false })

/**
 * What a module exports.
 * @throws ModuleError with the place in it where it throws.
 */
export const importModule = async (
  file: string,
  jiti: ModuleLoader = newLoader(),
): Promise<Readonly<Record<string, unknown>>> => {
  try {
    return await jiti.import(resolve(file))
  } catch (error) {
    if (!(error instanceof Error)) throw new ModuleError(`${file}: the module threw ${String(error)}`)
    const kind = error.name === 'Error' || error.name === 'Refusal' ? '' : `${error.name}: `
    throw new ModuleError(`${file}${placeIn(resolve(file), firstOf(error))}: ${kind}${error.message}`, {
      cause: error,
    })
  }
}

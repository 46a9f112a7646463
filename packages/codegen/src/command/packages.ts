import type { CleanRows } from '../outputs/examples.js'
import { AskedError } from './reasons.js'

/** Packages beside this one that do what it cannot. They are named here and nowhere else: printing works without them. */
const others = {
  '@lockstep/transforms': 'runs rules in TypeScript',
  '@lockstep/test': 'compares rules with a live Spark',
} as const

type Other = keyof typeof others

const isMissing = (error: unknown, name: string): boolean =>
  error instanceof Error &&
  Reflect.get(error, 'code') === 'ERR_MODULE_NOT_FOUND' &&
  error.message.includes(name)

const found = async (name: Other): Promise<object | undefined> => {
  try {
    const loaded: unknown = await import(name)
    return Object(loaded)
  } catch (error) {
    if (isMissing(error, name)) return undefined
    throw error
  }
}

/**
 * A function of a package that may not be installed.
 * @throws AskedError that says what to install.
 */
export const functionFrom = async <F>(name: Other, what: string): Promise<F> => {
  const loaded = await found(name)
  if (loaded === undefined)
    throw new AskedError(
      `${name}, which ${others[name]}, is not installed; run npm install --save-dev ${name}`,
    )
  return Reflect.get(loaded, what)
}

/** What cleans rows, where `@lockstep/transforms` is installed beside this package. */
export const loadClean = async (): Promise<CleanRows | undefined> => {
  const transforms = await found('@lockstep/transforms')
  return transforms === undefined ? undefined : Reflect.get(transforms, 'cleanRows')
}

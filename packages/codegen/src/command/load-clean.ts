import type { CleanRows } from '../outputs/examples.js'

/** The package that runs rules in TypeScript. It is named here and nowhere else: printing works without it. */
const name = '@lockstep/transforms'

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  Reflect.get(error, 'code') === 'ERR_MODULE_NOT_FOUND' &&
  error.message.includes(name)

/** What cleans rows, where `@lockstep/transforms` is installed beside this package. */
export const loadClean = async (): Promise<CleanRows | undefined> => {
  try {
    const transforms: unknown = await import(name)
    return Reflect.get(Object(transforms), 'cleanRows') as CleanRows
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

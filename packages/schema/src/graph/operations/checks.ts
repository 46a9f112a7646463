import { refuse } from '../../errors/refusal.js'
import { showPlain } from '../../types/plain.js'

type Named = Readonly<Record<string, unknown>>

/** Refuses the empty text for some constants. */
export const notEmpty =
  (...names: readonly string[]) =>
  (constants: Named): void => {
    for (const name of names)
      if (constants[name] === '') refuse(`${name}: expected text that is not empty, got ""`)
  }

/** Refuses 0, and the least int, which Spark cannot turn around. */
export const notZero =
  (name: string, instead: string) =>
  (constants: Named): void => {
    const value = constants[name]
    if (value === 0 || value === -(2 ** 31))
      refuse(
        `${name}: expected a whole number other than 0, above -2147483648, got ${showPlain(value)}; ${instead}`,
      )
  }

/** Refuses constants by several checks, one after the other. */
export const eachCheck =
  <C>(...checks: readonly ((constants: C) => void)[]) =>
  (constants: C): void => {
    for (const check of checks) check(constants)
  }

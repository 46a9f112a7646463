import { refuse } from '../errors/refusal.js'
import { showGiven } from '../types/plain.js'

/** Refuses options that are none, and names that are no options: what nobody reads would be taken in silence. */
export const checkOptions = (options: unknown, names: readonly string[], example: string): void => {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    refuse(`expected options, got ${showGiven(options)}; write ${example}`)
  const unknown = Object.keys(options as object).find((name) => !names.includes(name))
  if (unknown !== undefined)
    refuse(`there is no option ${JSON.stringify(unknown)}; there are ${names.join(', ')}`)
}

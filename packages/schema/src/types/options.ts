import { refuse } from '../errors/refusal.js'
import { nearestOf } from './nearest.js'
import { showGiven } from './plain.js'

/**
 * Refuses options that are none, and names that are no options: what nobody reads would be taken in silence.
 * @throws Refusal that names the option that was meant, or all.
 */
export const checkOptions = (options: unknown, names: readonly string[], example: string): void => {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    refuse(`expected options, got ${showGiven(options)}; write ${example}`)
  const unknown = Object.keys(options as object).find((name) => !names.includes(name))
  if (unknown === undefined) return
  const near = nearestOf(unknown, names)
  refuse(
    `there is no option ${JSON.stringify(unknown)}; ${near === undefined ? '' : `did you mean ${JSON.stringify(near)}? `}there are ${names.join(', ')}`,
  )
}

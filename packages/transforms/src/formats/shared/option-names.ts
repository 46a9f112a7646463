import { at, checkOptions } from '@lockstep/schema'

/** The names of some options: all of them, and no others. */
export type OptionNames<O> = Readonly<Record<keyof O, true>>

/**
 * Refuses options that a call does not have: what nobody reads would be taken in silence.
 * @param call the call to write, with options in it: `readJson(pin, path, { mode: 'failFast' })`.
 * @throws Refusal that names call and option, and the option that was meant.
 */
export const checkCallOptions = (
  call: string,
  options: unknown,
  names: Readonly<Record<string, true>>,
): void => {
  if (options !== undefined)
    at(call.slice(0, call.indexOf('(')), () => checkOptions(options, Object.keys(names), call))
}

/** The same of options inside of options. */
export const checkInnerOptions = (
  call: string,
  name: string,
  options: unknown,
  names: Readonly<Record<string, true>>,
): void => {
  if (options !== undefined)
    at(call.slice(0, call.indexOf('(')), () =>
      at(name, () => checkOptions(options, Object.keys(names), call)),
    )
}

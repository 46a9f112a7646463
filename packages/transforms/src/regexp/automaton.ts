import type { Pattern } from '@lockstep/schema'
import { machineOf } from './machine.js'
import { programOf } from './program.js'
import type { Machine } from './states.js'

const machines = new WeakMap<Pattern, { readonly machine: Machine | undefined }>()

/** The one machine of a pattern; undefined where its program would be too long. */
export const automaton = (pattern: Pattern): Machine | undefined => {
  const known = machines.get(pattern)
  if (known !== undefined) return known.machine
  const program = programOf(pattern)
  const machine = program === undefined ? undefined : machineOf(program)
  machines.set(pattern, { machine })
  return machine
}

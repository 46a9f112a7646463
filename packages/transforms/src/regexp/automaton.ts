import type { Pattern, PatternNode } from '@lockstep/schema'
import { machineOf } from './machine.js'
import { type Path, pathOf } from './path.js'
import { programOf } from './program.js'
import type { Machine } from './states.js'

/** The lazy DFA of a pattern, and the faster ways beside it. */
export interface Automaton {
  readonly forward: Machine
  /** For a pattern that matches only at the end of a text: reads from there, and finds where the match begins. */
  readonly back: Machine | undefined
  /** The paths to all groups and to the match alone, where at each byte at most one thread is left. They are faster. */
  readonly path: Path | undefined
  readonly bare: Path | undefined
}

const endsAtEnd = (node: PatternNode): boolean => {
  switch (node.kind) {
    case 'end':
      return true
    case 'group':
      return endsAtEnd(node.of)
    case 'alternation':
      return node.options.every(endsAtEnd)
    case 'sequence':
      return node.items.length > 0 && endsAtEnd(node.items.at(-1) as PatternNode)
    default:
      return false
  }
}

const made = (pattern: Pattern): Automaton | undefined => {
  const program = programOf(pattern, false)
  if (program === undefined) return undefined
  const forward = machineOf(program, false)
  const backwards = endsAtEnd(pattern.tree) && !forward.anchored ? programOf(pattern, true) : undefined
  const bare = pattern.canMatchEmpty ? undefined : pathOf(program, false)
  return {
    forward,
    back: backwards && machineOf(backwards, true),
    path: bare && pathOf(program, true),
    bare,
  }
}

const automata = new WeakMap<Pattern, { readonly of: Automaton | undefined }>()

/** The one automaton of a pattern; undefined where it has no program. */
export const automatonOf = (pattern: Pattern): Automaton | undefined => {
  const known = automata.get(pattern) ?? { of: made(pattern) }
  automata.set(pattern, known)
  return known.of
}

/** The automaton without its way back: to find groups where a match begins with a text that is found at once. */
export const forwards = (automaton: Automaton | undefined): Automaton | undefined =>
  automaton && { ...automaton, back: undefined }

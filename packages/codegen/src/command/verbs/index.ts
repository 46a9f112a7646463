import type { Verb } from '../verb.js'
import { checkVerb } from './check.js'
import { explainVerb } from './explain.js'
import { genVerb } from './gen.js'
import { inferVerb } from './infer.js'
import { showVerb } from './show.js'

/** The verbs of the command `lockstep`, in the order in which its help tells them: one file and one line each. */
export const verbs: Readonly<Record<string, Verb>> = {
  infer: inferVerb,
  show: showVerb,
  gen: genVerb,
  check: checkVerb,
  explain: explainVerb,
}

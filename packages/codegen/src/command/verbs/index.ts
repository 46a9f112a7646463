import type { Verb } from '../verb.js'
import { answerVerb } from './answer.js'
import { checkVerb } from './check.js'
import { cleanVerb } from './clean.js'
import { explainVerb } from './explain.js'
import { genVerb } from './gen.js'
import { inferVerb } from './infer.js'
import { previewVerb } from './preview.js'
import { showVerb } from './show.js'

/** The verbs of the command `lockstep`, in the order in which its help tells them: one file and one line each. */
export const verbs: Readonly<Record<string, Verb>> = {
  infer: inferVerb,
  show: showVerb,
  preview: previewVerb,
  clean: cleanVerb,
  answer: answerVerb,
  gen: genVerb,
  check: checkVerb,
  explain: explainVerb,
}

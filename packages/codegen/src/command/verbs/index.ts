import type { Verb } from '../verb.js'
import { agreeVerb } from './agree.js'
import { answerVerb } from './answer.js'
import { checkVerb } from './check.js'
import { cleanVerb } from './clean.js'
import { explainVerb } from './explain.js'
import { genVerb } from './gen.js'
import { inferVerb } from './infer.js'
import { initVerb } from './init.js'
import { postVerb } from './post.js'
import { previewVerb } from './preview.js'
import { showVerb } from './show.js'

/** The verbs of the command `lockstep`, in the order in which its help tells them: one file and one line each. */
export const verbs: Readonly<Record<string, Verb>> = {
  init: initVerb,
  infer: inferVerb,
  show: showVerb,
  preview: previewVerb,
  explain: explainVerb,
  clean: cleanVerb,
  answer: answerVerb,
  post: postVerb,
  gen: genVerb,
  check: checkVerb,
  agree: agreeVerb,
}

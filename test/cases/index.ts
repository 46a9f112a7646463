import type { Case } from './cases.js'
import { cast } from './cast.js'
import { clocks } from './clocks.js'
import { compare } from './compare.js'
import { core } from './core.js'
import { dateParts } from './date-parts.js'
import { dateSteps } from './date-steps.js'
import { letters } from './letters.js'
import { list } from './list.js'
import { logic } from './logic.js'
import { number } from './number.js'
import { pattern } from './pattern.js'
import { ruleCases } from './rules.js'
import { struct } from './struct.js'
import { text } from './text.js'
import { time } from './time.js'

/** Every case, by family of operations. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  core,
  logic,
  compare,
  cast,
  text,
  letters,
  pattern,
  number,
  time: [...time, ...dateParts, ...dateSteps, ...clocks],
  list,
  struct,
  rules: ruleCases,
}

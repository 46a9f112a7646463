import { bits } from './bits.js'
import { calendar } from './calendar.js'
import type { Case } from './cases.js'
import { cast } from './cast.js'
import { clocks } from './clocks.js'
import { compare } from './compare.js'
import { conditions } from './conditions.js'
import { core } from './core.js'
import { dateParts } from './date-parts.js'
import { dateSteps } from './date-steps.js'
import { digest } from './digest.js'
import { dressed } from './dressed.js'
import { elements } from './elements.js'
import { encode } from './encode.js'
import { floating } from './floating.js'
import { format } from './format.js'
import { json } from './json.js'
import { letters } from './letters.js'
import { list } from './list.js'
import { logic } from './logic.js'
import { lookup } from './lookup.js'
import { number } from './number.js'
import { padding } from './padding.js'
import { pattern } from './pattern.js'
import { pieces } from './pieces.js'
import { ruleCases } from './rules.js'
import { structCases } from './struct.js'
import { text } from './text.js'
import { time } from './time.js'

/** Every case, by family of operations. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  core,
  logic,
  compare: [...compare, ...conditions],
  cast: [...cast, ...dressed],
  text,
  letters,
  pattern,
  number,
  time: [...time, ...dateParts, ...dateSteps, ...clocks],
  format,
  calendar,
  floating,
  bits,
  list,
  elements,
  struct: structCases,
  json,
  pieces,
  padding,
  encode,
  digest,
  lookup,
  rules: ruleCases,
}

import type { Case } from './cases.js'
import { cast } from './cast.js'
import { compare } from './compare.js'
import { core } from './core.js'
import { letters } from './letters.js'
import { list } from './list.js'
import { logic } from './logic.js'
import { number } from './number.js'
import { pattern } from './pattern.js'
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
  time,
  list,
  struct,
}

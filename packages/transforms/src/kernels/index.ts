import type { Meaning } from '@lockstep/schema'
import type { Kernel } from '../column/column.js'
import { bits } from './bits/bits.js'
import { calendar } from './calendar/calendar.js'
import { castKernel } from './cast/cast.js'
import { compare } from './compare/compare.js'
import { core } from './core/core.js'
import { digest } from './digest/digest.js'
import { elements } from './elements/elements.js'
import { encode } from './encode/encode.js'
import { floating } from './floating/floating.js'
import { format } from './format/format.js'
import { json } from './json/json.js'
import { letters } from './letters/letters.js'
import { list } from './list/list.js'
import { logic } from './logic/logic.js'
import { lookup } from './lookup/lookup.js'
import { number } from './number/number.js'
import { padding } from './padding/padding.js'
import { pattern } from './pattern/pattern.js'
import { pieces } from './pieces/pieces.js'
import { struct } from './struct/struct.js'
import { text } from './text/text.js'
import { time } from './time/time.js'

/** What every operation does to Arrow columns. */
export const kernels: Meaning<Kernel> = {
  ...core,
  ...logic,
  ...compare,
  ...castKernel,
  ...text,
  ...letters,
  ...pattern,
  ...number,
  ...time,
  ...format,
  ...calendar,
  ...floating,
  ...bits,
  ...list,
  ...elements,
  ...struct,
  ...json,
  ...pieces,
  ...padding,
  ...encode,
  ...digest,
  ...lookup,
}

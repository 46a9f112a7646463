import type { Meaning } from '@lockstep/schema'
import type { Kernel } from '../column/column.js'
import { list } from './list/list.js'
import { logic } from './logic/logic.js'
import { number } from './number/number.js'
import { text } from './text/text.js'
import { time } from './time/time.js'

/** What every operation does to Arrow columns. */
export const kernels: Meaning<Kernel> = { ...logic, ...text, ...number, ...time, ...list }

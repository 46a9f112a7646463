import type { Meaning } from '@lockstep/schema'
import type { Kernel } from '../column.js'
import { list } from './list.js'
import { logic } from './logic.js'
import { number } from './number.js'
import { text } from './text.js'
import { time } from './time.js'

/** What every operation does to Arrow columns. */
export const kernels: Meaning<Kernel> = { ...logic, ...text, ...number, ...time, ...list }

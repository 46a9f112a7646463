import { fold, type Node } from '@lockstep/schema'
import type { Spark } from '../spark/expression.js'
import { list } from './list.js'
import { logic } from './logic.js'
import { fromOutside, type Made } from './made.js'
import { numberOver } from './number.js'
import { text } from './text.js'
import { time } from './time.js'

/**
 * Turns rules into Spark expressions; what the rules share is the same object in all of them. `made` tells what the
 * columns that they read were made of in a step before.
 */
export const lower = (made: Made = fromOutside): ((node: Node) => Spark) =>
  fold({ ...logic, ...text, ...numberOver(made), ...time, ...list })

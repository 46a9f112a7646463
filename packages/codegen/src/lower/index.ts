import { fold, type Node } from '@lockstep/schema'
import type { Spark } from '../spark/expression.js'
import { cast } from './cast.js'
import { compare } from './compare.js'
import { core } from './core.js'
import { list } from './list.js'
import { logic } from './logic.js'
import { fromOutside, type Made } from './made.js'
import { numberOver } from './number.js'
import { pattern } from './pattern.js'
import { struct } from './struct.js'
import { text } from './text.js'
import { time } from './time.js'

/**
 * Turns rules into Spark expressions; what the rules share is the same object in all of them. `made` tells what the
 * columns that they read were made of in a step before.
 */
export const lower = (made: Made = fromOutside): ((node: Node) => Spark) =>
  fold({
    ...core,
    ...logic,
    ...compare,
    ...cast,
    ...text,
    ...pattern,
    ...numberOver(made),
    ...time,
    ...list,
    ...struct,
  })

import { alike, fold, type Meaning, type Node } from '@lockstep/schema'
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

/** How a printer says a node: as `means`, which is what the lowering says of it, or by a call of a helper. */
export type Spelling = (node: Node, means: Spark, of: readonly Spark[]) => Spark

/** Says every node as the lowering does. */
export const asLowered: Spelling = (_, means) => means

/**
 * Turns rules into Spark expressions; what the rules share is the same object in all of them. `made` tells what the
 * columns that they read were made of in a step before, `spell` how to say a node or a rule otherwise.
 */
export const lower = (made: Made = fromOutside, spell: Spelling = asLowered): ((node: Node) => Spark) => {
  const meaning = operationsOver(made)
  const means = meaning as Readonly<Record<string, (node: Node, ...of: readonly Spark[]) => Spark>>
  return spell === asLowered
    ? fold(meaning)
    : fold(
        alike((node, of) => spell(node, means[node.operation]?.(node, ...of) as Spark, of)),
        {},
        spell,
      )
}

const operationsOver = (made: Made): Meaning<Spark> => ({
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

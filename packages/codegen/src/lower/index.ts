import {
  fold,
  foldAlike,
  lambdaBody,
  type Meaning,
  type Node,
  type OperationNode,
  walk,
} from '@lockstep/schema'
import { partsOf, type Spark } from '../spark/expression.js'
import { variableNames } from '../spark/lambdas.js'
import { names } from '../spark/names.js'
import { bits } from './bits.js'
import { calendarOver } from './calendar.js'
import { cast } from './cast.js'
import { compare } from './compare.js'
import { coreOver } from './core.js'
import { digest } from './digest.js'
import { elements } from './elements.js'
import { encodeOver } from './encode.js'
import { floating } from './floating.js'
import { format } from './format.js'
import { jsonOver } from './json.js'
import { letters } from './letters.js'
import { listOver } from './list.js'
import { logic } from './logic.js'
import { lookupOver } from './lookup.js'
import { fromOutside, type Made } from './made.js'
import { numberOver } from './number.js'
import { padding } from './padding.js'
import { pattern } from './pattern.js'
import { pieces } from './pieces.js'
import { struct } from './struct.js'
import { text } from './text.js'
import { timeOver } from './time.js'

/** How a printer says a node: as `means`, which is what the lowering says of it, or by a call of a helper. */
export type Spelling = (node: Node, means: Spark, of: readonly Spark[]) => Spark

/** Says every node as the lowering does. */
export const asLowered: Spelling = (_, means) => means

/**
 * Turns rules into Spark expressions; what the rules share is the same object in all of them. `made` tells what the
 * columns that they read were made of in a step before, `spell` how to say a node or a rule otherwise, `variable` names
 * the variables of lambdas by their levels: no column that they read may have such a name.
 */
export const lower = (
  made: Made = fromOutside,
  spell: Spelling = asLowered,
  variable: (level: number) => string = variableNames(names([])),
): ((node: Node) => Spark) => {
  const meaning = operationsOver(made, variable)
  const lowered = fold(meaning)
  if (spell === asLowered) return lowered
  const means = meaning as Readonly<Record<string, (node: Node, ...of: readonly Spark[]) => Spark>>
  const hasHelper = walk<Spark, boolean>(partsOf, (of, parts) => of.kind === 'helper' || parts.includes(true))
  const hasCast = walk<Spark, boolean>(partsOf, (of, parts) => of.kind === 'tryCast' || parts.includes(true))
  /** Whether a lambda with a cast, which PySpark 3.5 has in SQL alone, stands beside a helper, which SQL has not. */
  const isMixed = walk<Spark, boolean>(
    partsOf,
    (of, parts) =>
      parts.includes(true) ||
      (of.kind === 'call' && of.args.some((arg) => arg.kind === 'lambda' && hasCast(arg)) && hasHelper(of)),
  )
  /** What a node's children are, but for bodies of lambdas with helpers: those are as lowered. */
  const inLambda = (node: OperationNode, of: readonly Spark[]): readonly Spark[] => {
    const children: readonly Node[] = node.children
    const body = lambdaBody(node as Node)
    return of.map((each, place) =>
      body !== undefined && children[place] === body && hasHelper(each) ? lowered(body) : each,
    )
  }
  const spelled: Spelling = (node, means, of) => {
    const made = spell(node, means, of)
    return isMixed(made) ? lowered(node) : made
  }
  return foldAlike(
    (node, of) => spelled(node, means[node.operation]?.(node, ...inLambda(node, of)) as Spark, of),
    {},
    spelled,
  )
}

/** What hangs on no column and on no name of a variable. */
const fixed = {
  ...logic,
  ...compare,
  ...cast,
  ...text,
  ...letters,
  ...pattern,
  ...format,
  ...floating,
  ...bits,
  ...elements,
  ...struct,
  ...pieces,
  ...padding,
  ...digest,
}

/** What hangs on how columns were made. */
const overMade = (made: Made) => ({ ...numberOver(made), ...timeOver(made), ...calendarOver(made) })

const overRaw = overMade(fromOutside)

const operationsOver = (made: Made, variable: (level: number) => string): Meaning<Spark> =>
  Object.assign(Object.create(fixed) as typeof fixed, {
    ...(made === fromOutside ? overRaw : overMade(made)),
    ...coreOver(variable),
    ...listOver(variable),
    ...encodeOver(variable),
    ...lookupOver(variable),
    ...jsonOver(variable),
  })

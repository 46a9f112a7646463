import { walk } from '@lockstep/schema'
import { partsOf, type Spark, withParts } from './expression.js'

/** Constants of more characters are walls in a text, which no reader wants to see twice. */
const wall = 60

/** Whether an expression is such a constant. */
export const isWall = (of: Spark): boolean =>
  (of.kind === 'plain' || of.kind === 'literal') &&
  typeof of.literal.value === 'string' &&
  of.literal.value.length > wall

/** The same expressions, in which equal walls are one object, so that they count as used twice. */
export const shareWalls = (): ((of: Spark) => Spark) => {
  const known = new Map<unknown, Spark>()
  return walk<Spark, Spark>(partsOf, (of, parts) => {
    if (!isWall(of))
      return parts.every((part, place) => part === partsOf(of)[place]) ? of : withParts(of, parts)
    const value = of.kind === 'plain' || of.kind === 'literal' ? of.literal.value : null
    known.set(value, known.get(value) ?? of)
    return known.get(value) ?? of
  })
}

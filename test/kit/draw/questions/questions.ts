import type { AnyQuery } from '@lockstep/schema'
import type { Choose } from '../constants.js'
import { type Deck, deckOf } from '../deal.js'
import { some } from './choose.js'
import { type Draw, type DrawnStep, fewerColumns, fitsStep, newDraw, stepCards } from './steps.js'
import { type AnyRow, columnsOfKinds, orderOf, plainKinds } from './values.js'

/** So many columns are enough: what a step more costs Spark grows with the product of steps and columns. */
const wide = 14

/** A random question: steps through the builder, so that each is well typed. */
const drawnQuestion = (draw: Draw, steps: Deck<DrawnStep>): AnyQuery => {
  const { choose, begin } = draw
  let of = begin()
  const most = 2 + choose(5)
  for (let step = 0; step < most && columnsOfKinds(of, plainKinds).length > 0; step++) {
    if (of.relation.columns.length > wide) {
      if (choose(4) > 0) break
      of = fewerColumns(of, step, draw)
    } else of = steps((each) => fitsStep(each, of))?.(of, step, draw) ?? of
  }
  const last = columnsOfKinds(of, plainKinds)
  if (last.length === 0 || choose(2) > 0) return of
  const sorted = of.orderBy(((row: AnyRow) => orderOf(row, some(choose, last, 2), choose)) as never)
  return choose(8) === 0 ? sorted.all() : sorted.limit(choose(20))
}

/** So many random questions. */
export const everyQuestion = (count: number, choose: Choose): readonly AnyQuery[] => {
  let number = 0
  const draw = newDraw(choose, () => `question_${number}`)
  const steps = deckOf(stepCards, choose)
  return Array.from({ length: count }, () => {
    number++
    return drawnQuestion(draw, steps)
  })
}

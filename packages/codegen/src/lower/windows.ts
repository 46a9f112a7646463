import { type PlaceNode, type WindowKind, windowLine } from '@lockstep/schema'
import { call, plainInt, type Spark } from '../spark/expression.js'

const names: Readonly<Record<WindowKind, string>> = {
  rank: 'rank',
  denseRank: 'dense_rank',
  rowNumber: 'row_number',
  ntile: 'ntile',
  percentRank: 'percent_rank',
  cumeDist: 'cume_dist',
  lag: 'lag',
  lead: 'lead',
}

/** A function of a row's place on Spark, of the value that it is of. */
export const placeOnSpark = ({ window, number }: PlaceNode, value: Spark | undefined): Spark => {
  const line = windowLine(window)
  const of = line.takes === 'value' && value !== undefined ? [value] : []
  return call(names[window], ...of, ...(line.number === 'none' ? [] : [plainInt(number ?? 1)]))
}

import { and, not, or } from '../../bytes/bitmap.js'
import type { Kernel, PlainColumn } from '../../column/column.js'
import { choose } from '../logic/choose/choose.js'
import { perRow } from '../shared/apply.js'
import { type CellsOperand, validRows } from '../shared/operand.js'
import type { Compare } from './orders.js'

/** The rows in which `next` holds a value, and `best` holds none or one that it beats. */
const betterRows = (next: CellsOperand, best: CellsOperand, length: number, beats: Compare): Uint8Array => {
  const [here, before] = [validRows(next, length), validRows(best, length)]
  const beaten = beats(next, best, length)
  const bits = before === null ? beaten : or(and(beaten, before, length), not(before, length), length)
  return here === null ? bits : and(bits, here, length)
}

const better = (next: CellsOperand, best: CellsOperand, length: number, beats: Compare): PlainColumn =>
  choose(betterRows(next, best, length, beats), next, best, length)

/** The operation that takes, of the cells of a row that are not null, the first that no other one beats. */
export const extreme =
  (beats: Compare) =>
  (_: unknown, ...of: readonly Kernel[]): Kernel =>
    perRow(of, {
      strict: false,
      compute: (operands, length) =>
        operands.reduce((best, next) => ({ cells: better(next, best, length, beats), step: 1 })).cells,
    })

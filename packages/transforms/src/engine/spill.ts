import type { Field } from '@lockstep/schema'
import type { ArrowColumn } from '../column/column.js'
import { takeAny, toPlain } from '../column/take/take.js'
import type { CompareCells } from '../relations/compare-cells.js'
import { rowHashes } from '../relations/distinct/hashes.js'
import { normal } from '../relations/distinct/normal.js'
import { together } from './gather.js'
import { type PartOf, spillPartCount } from './parts.js'
import type { Rows, Spill } from './rows.js'

const usualBytes = 128 * 2 ** 20

/** The bytes of rows that a step holds. */
export const spillBytes = (spill: Spill | undefined): number => spill?.bytes ?? usualBytes

/** SpillParts of rows by the hash of their keys: rows of equal keys are in one. */
export const partsByKeys =
  (keysOf: (rows: Rows) => readonly ArrowColumn[]): PartOf =>
  (rows) => {
    const { first } = rowHashes(keysOf(rows).map(normal), rows.length)
    const parts = new Int32Array(rows.length)
    for (let row = 0; row < parts.length; row++) parts[row] = ((first[row] as number) >>> 0) % spillPartCount
    return parts
  }

/** SpillParts of rows by ranges of their order, found by some rows that are sorted: rows of a part come before those of the next. */
export const partsByOrder = (
  sorted: Rows,
  fields: readonly Field[],
  compareIn: (rows: Rows) => CompareCells,
): PartOf => {
  const places = Int32Array.from({ length: spillPartCount - 1 }, (_, bound) =>
    Math.floor(((bound + 1) * sorted.length) / spillPartCount),
  )
  // Plain, so that no dictionary keeps all texts of the sorted rows.
  const bounds: Rows = {
    columns: sorted.columns.map((column) => toPlain(takeAny(column, places))),
    length: places.length,
  }
  return (rows) => {
    const compare = compareIn(together([bounds, rows], fields))
    return Int32Array.from({ length: rows.length }, (_, row) => {
      let [from, to] = [0, bounds.length]
      while (from < to) {
        const middle = (from + to) >> 1
        if (compare(bounds.length + row, middle) < 0) to = middle
        else from = middle + 1
      }
      return from
    })
  }
}

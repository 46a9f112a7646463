import type { Literal } from '@lockstep/schema'
import type { PlainColumn, TextColumn } from '../../column/column.js'
import { concatenate } from '../../column/concatenate.js'
import { take } from '../../column/take/take.js'
import { cellOf } from '../shared/constant.js'
import { editDistance, newScratch, readCodePoints } from '../shared/edit-distance.js'
import { isNull } from '../shared/text-writer.js'

/** The place of the only value at the least distance from a text, or -1. */
type FindNearest = (text: Int32Array, size: number) => number

const findNearest = (values: readonly Int32Array[], within: number): FindNearest => {
  const steps = newScratch()
  const sizes = values.map(({ length }) => length)
  return (text, size) => {
    let least = within + 1
    let place = -1
    for (let index = 0; index < values.length; index++) {
      const count = sizes[index] as number
      // Each character more or less is an edit.
      if (Math.abs(count - size) > least) continue
      const distance = editDistance(text, size, values[index] as Int32Array, count, steps)
      if (distance > least) continue
      place = distance === least ? -1 : index
      least = distance
    }
    return least <= within ? place : -1
  }
}

/** The value that is nearest to each text, at most some edits away; null where there is none, or more than one. */
export const nearestTo = (
  values: readonly Literal[],
  within: number,
): ((column: TextColumn) => PlainColumn) => {
  const cells = concatenate(values.map(cellOf))
  const find = findNearest(
    values.map(({ value }) => Int32Array.from(String(value), (letter) => Number(letter.codePointAt(0)))),
    within,
  )
  const text = newScratch()
  return ({ length, validity, offsets, bytes }) => {
    const places = new Int32Array(length)
    for (let index = 0; index < length; index++) {
      const size = readCodePoints(bytes, offsets[index] as number, offsets[index + 1] as number, text)
      places[index] = isNull(validity, index) ? -1 : find(text.room, size)
    }
    return take(cells, places)
  }
}

import { types } from '@lockstep/schema'
import type { IntColumn } from '../../column/column.js'
import type { ComputeTwo } from '../shared/apply.js'
import { editDistance, newScratch, readCodePoints } from '../shared/edit-distance.js'
import { bothRows, operandAs } from '../shared/operand.js'

/** How many code points must be put in, left out or changed to make one text of another. */
export const levenshtein = (): ComputeTwo => {
  const [one, other, steps] = [newScratch(), newScratch(), newScratch()]
  return (left, right, length): IntColumn => {
    const { cells, step } = operandAs(left, 'text')
    const { cells: others, step: otherStep } = operandAs(right, 'text')
    const validity = bothRows(left, right, length)
    const values = new Int32Array(length)
    for (let row = 0; row < length; row++) {
      const cell = row * step
      const place = row * otherStep
      const { offsets, bytes } = cells
      const size = readCodePoints(bytes, offsets[cell] as number, offsets[cell + 1] as number, one)
      const end = others.offsets[place + 1] as number
      const count = readCodePoints(others.bytes, others.offsets[place] as number, end, other)
      values[row] = editDistance(one.room, size, other.room, count, steps)
    }
    return { layout: 'int', type: types.int, length, validity, values }
  }
}

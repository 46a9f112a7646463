import { type Movable, movableOf, move, slack, targetOf } from '../../../bytes/copy.js'
import { checkText, type TextColumn } from '../../../column/column.js'
import type { CellsOperand } from '../../shared/operand.js'

/** Texts, one of each operand, row by row. */
export const interleaveTexts = (
  operands: readonly CellsOperand<'text'>[],
  length: number,
): Pick<TextColumn, 'offsets' | 'bytes'> => {
  const offsets = new Int32Array(length * operands.length + 1)
  let at = 0
  let end = 0
  for (let row = 0; row < length; row++)
    for (const { cells, step } of operands) {
      end += (cells.offsets[row * step + 1] as number) - (cells.offsets[row * step] as number)
      checkText(end)
      offsets[++at] = end
    }
  const bytes = new Uint8Array(end + slack)
  const to = targetOf(bytes)
  const from = operands.map(({ cells }) => movableOf(cells.bytes))
  at = 0
  for (let row = 0; row < length; row++)
    for (let place = 0; place < operands.length; place++) {
      const { cells, step } = operands[place] as CellsOperand<'text'>
      const start = cells.offsets[row * step] as number
      move(
        from[place] as Movable,
        start,
        cells.offsets[row * step + 1] as number,
        to,
        offsets[at++] as number,
      )
    }
  return { offsets, bytes: bytes.subarray(0, end) }
}

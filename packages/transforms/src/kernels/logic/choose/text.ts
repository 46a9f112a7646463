import { isSet } from '../../../bytes/bitmap.js'
import { movableOf, move, slack, targetOf } from '../../../bytes/copy.js'
import { checkText, type TextColumn } from '../../../column/column.js'
import type { CellsOperand } from '../../shared/operand.js'

type Texts = CellsOperand<'text'>

/** The row after the last of those that are chosen alike from a row on. */
const endOfRun = (where: Uint8Array, from: number, length: number): number => {
  const isYes = isSet(where, from)
  const same = isYes ? 0xff : 0
  let row = from + 1
  while (row < length && isSet(where, row) === isYes)
    row = (row & 7) === 0 && where[row >> 3] === same ? row + 8 : row + 1
  return Math.min(row, length)
}

/** Sets the ends of cells from a row to another, and gives the last of them. */
const setEnds = (
  offsets: Int32Array,
  step: number,
  row: number,
  stop: number,
  end: number,
  to: Int32Array,
): number => {
  const size = (offsets[row * step + 1] as number) - (offsets[row * step] as number)
  const last =
    step === 1 ? end + (offsets[stop] as number) - (offsets[row] as number) : end + size * (stop - row)
  checkText(last)
  const move = end - (offsets[row * step] as number)
  if (step === 1) for (let at = row + 1; at <= stop; at++) to[at] = (offsets[at] as number) + move
  else for (let at = row, next = end + size; at < stop; at++, next += size) to[at + 1] = next
  return last
}

const setOffsets = (where: Uint8Array, yes: Texts, no: Texts, to: Int32Array): number => {
  const length = to.length - 1
  let end = 0
  for (let row = 0; row < length; ) {
    const { cells, step } = isSet(where, row) ? yes : no
    const stop = endOfRun(where, row, length)
    end = setEnds(cells.offsets, step, row, stop, end, to)
    row = stop
  }
  return end
}

const copyCells = (
  where: Uint8Array,
  yes: Texts,
  no: Texts,
  offsets: Int32Array,
  bytes: Uint8Array,
): void => {
  const length = offsets.length - 1
  const to = targetOf(bytes)
  const yesBytes = movableOf(yes.cells.bytes)
  const noBytes = movableOf(no.cells.bytes)
  for (let row = 0; row < length; ) {
    const isYes = isSet(where, row)
    const { cells, step } = isYes ? yes : no
    const from = isYes ? yesBytes : noBytes
    const stop = endOfRun(where, row, length)
    if (step === 1)
      move(from, cells.offsets[row] as number, cells.offsets[stop] as number, to, offsets[row] as number)
    else
      for (let at = row; at < stop; at++)
        move(from, cells.offsets[0] as number, cells.offsets[1] as number, to, offsets[at] as number)
    row = stop
  }
}

/** The texts of `yes` in rows where a bit is set, those of `no` elsewhere. Neighbours are copied in one go. */
export const chooseTexts = (
  where: Uint8Array,
  yes: Texts,
  no: Texts,
  length: number,
): Pick<TextColumn, 'offsets' | 'bytes'> => {
  const offsets = new Int32Array(length + 1)
  const end = setOffsets(where, yes, no, offsets)
  const bytes = new Uint8Array(end + slack)
  copyCells(where, yes, no, offsets, bytes)
  return { offsets, bytes: bytes.subarray(0, end) }
}

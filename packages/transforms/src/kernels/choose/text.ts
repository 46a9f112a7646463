import { isSet } from '../../bits.js'
import type { TextColumn } from '../../column.js'
import { movable, move, slack } from '../../text/move.js'
import type { Operand } from '../operand.js'

type Texts = Operand<'text'>

const setOffsets = (
  where: Uint8Array,
  a: Int32Array,
  s: number,
  b: Int32Array,
  t: number,
  to: Int32Array,
): number => {
  let end = 0
  for (let row = 0; row < to.length - 1; row++) {
    const isYes = isSet(where, row)
    const offsets = isYes ? a : b
    const at = isYes ? row * s : row * t
    end += (offsets[at + 1] as number) - (offsets[at] as number)
    if (end > 0x7fffffff)
      throw new RangeError('a batch would hold more than 2 GiB of one column; use smaller batches')
    to[row + 1] = end
  }
  return end
}

/** The row after the last of those that are chosen alike from a row on. */
const endOfRun = (where: Uint8Array, from: number, length: number): number => {
  const isYes = isSet(where, from)
  const same = isYes ? 0xff : 0
  let row = from + 1
  while (row < length && isSet(where, row) === isYes)
    row = (row & 7) === 0 && where[row >> 3] === same ? row + 8 : row + 1
  return Math.min(row, length)
}

const copyCells = (
  where: Uint8Array,
  yes: Texts,
  no: Texts,
  offsets: Int32Array,
  bytes: Uint8Array,
): void => {
  const length = offsets.length - 1
  const to = movable(bytes)
  const yesBytes = movable(yes.cells.bytes)
  const noBytes = movable(no.cells.bytes)
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
  const end = setOffsets(where, yes.cells.offsets, yes.step, no.cells.offsets, no.step, offsets)
  const bytes = new Uint8Array(end + slack)
  copyCells(where, yes, no, offsets, bytes)
  return { offsets, bytes: bytes.subarray(0, end) }
}

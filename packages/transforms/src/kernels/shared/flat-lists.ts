import type { Type } from '@lockstep/schema'
import { isValid, type ListColumn, type PlainColumn, type Validity } from '../../column/column.js'
import { slice } from '../../column/slice.js'
import { take, toPlain } from '../../column/take/take.js'

/** Lists whose elements lie one after the other, from the first element on, with none between them. */
export interface FlatLists {
  readonly type: Type
  readonly length: number
  readonly validity: Validity
  readonly offsets: Int32Array
  readonly elements: PlainColumn
}

/** Whether there are elements under a list that is null. */
const hasHidden = ({ length, validity, offsets }: ListColumn): boolean => {
  if (validity === null) return false
  for (let row = 0; row < length; )
    if ((row & 7) === 0 && validity[row >> 3] === 0xff) row += 8
    else {
      if (!isValid(validity, row) && (offsets[row] as number) < (offsets[row + 1] as number)) return true
      row++
    }
  return false
}

const moved = (offsets: Int32Array, by: number): Int32Array => {
  if (by === 0) return offsets
  const to = new Int32Array(offsets.length)
  for (let row = 0; row < to.length; row++) to[row] = (offsets[row] as number) - by
  return to
}

/** Lists without the elements under those that are null. */
const withoutHidden = ({ type, length, validity, offsets, elements }: ListColumn): FlatLists => {
  const places = new Int32Array((offsets[length] as number) - (offsets[0] as number))
  const own = new Int32Array(length + 1)
  let count = 0
  for (let row = 0; row < length; row++) {
    if (isValid(validity, row))
      for (let from = offsets[row] as number; from < (offsets[row + 1] as number); from++)
        places[count++] = from
    own[row + 1] = count
  }
  return {
    type,
    length,
    validity,
    offsets: own,
    elements: take(toPlain(elements), places.subarray(0, count)),
  }
}

/** Lists as flat ones: without elements before the first, and under lists that are null. */
export const flatLists = (lists: ListColumn): FlatLists => {
  if (hasHidden(lists)) return withoutHidden(lists)
  const { type, length, validity, offsets } = lists
  const [first, last] = [offsets[0] as number, offsets[length] as number]
  const elements = slice(toPlain(lists.elements), first, last)
  return { type, length, validity, offsets: moved(offsets, first), elements }
}

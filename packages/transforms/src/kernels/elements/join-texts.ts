import { types } from '@lockstep/schema'
import { type Movable, movableOf, move, slack, targetOf } from '../../bytes/copy.js'
import { checkText, isValid, type PlainColumn, type TextColumn, type Validity } from '../../column/column.js'
import { type FlatLists, flatLists } from '../shared/flat-lists.js'
import { columnAs } from '../shared/operand.js'

const utf8 = new TextEncoder()

/**
 * Writes the texts of each list, each with the separator behind it, and takes the last one of a list back: `a, b, ` becomes
 * `a, b`. Sets where each list ends.
 */
const setJoined = (
  lists: FlatLists,
  validity: Validity,
  offsets: Int32Array,
  texts: Movable,
  separator: Movable,
  size: number,
  ends: Int32Array,
  to: Movable,
): void => {
  let at = 0
  let place = 0
  for (let row = 0; row < lists.length; row++) {
    const start = at
    const end = lists.offsets[row + 1] as number
    for (; place < end; place++) {
      if (validity !== null && !isValid(validity, place)) continue
      const from = offsets[place] as number
      const stop = offsets[place + 1] as number
      move(texts, from, stop, to, at)
      at += stop - from
      move(separator, 0, size, to, at)
      at += size
    }
    // Where an empty text stands alone, its separator makes the list longer than nothing, too.
    if (at > start) at -= size
    ends[row + 1] = at
  }
}

/** The texts of each list that are there, with a separator between each two. */
export const joinTexts = (separator: string): ((column: PlainColumn) => TextColumn) => {
  const bytes = utf8.encode(separator)
  const between = movableOf(bytes)
  const size = bytes.length
  return (column) => {
    const lists = flatLists(columnAs(column, 'list'))
    const texts = columnAs(lists.elements, 'text')
    const { length, validity, elements } = lists
    const most =
      (texts.offsets[elements.length] as number) - (texts.offsets[0] as number) + elements.length * size
    checkText(most)
    const made = new Uint8Array(most + slack)
    const ends = new Int32Array(length + 1)
    setJoined(
      lists,
      texts.validity,
      texts.offsets,
      movableOf(texts.bytes),
      between,
      size,
      ends,
      targetOf(made),
    )
    const end = ends[length] as number
    // Behind the end stands the last separator that was taken back.
    return {
      layout: 'text',
      type: types.text,
      length,
      validity,
      offsets: ends,
      bytes: made.fill(0, end).subarray(0, end),
    }
  }
}

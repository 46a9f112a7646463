import { before } from '../../bytes/characters.js'
import { nextHigh, viewOf } from '../../bytes/words.js'
import type { TextColumn } from '../../column/column.js'
import { cutEachBy, type Find } from '../shared/cut-text.js'
import { ahead, cutFromStart } from './window.js'

const space = 0x20

/** Text without U+0020 at both ends. */
export const trim: (column: TextColumn) => TextColumn = cutEachBy(({ length, offsets, bytes }, from, to) => {
  for (let index = 0; index < length; index++) {
    let start = offsets[index] as number
    let end = offsets[index + 1] as number
    while (start < end && bytes[start] === space) start++
    while (end > start && bytes[end - 1] === space) end--
    from[index] = start
    to[index] = end
  }
})

/**
 * A window of `size` characters from the one at `first`, which counts from 1 (0 is 1), or from the end where it is
 * negative. Only what the window and the text share is left: a window that begins before the text still ends where
 * it would.
 */
export const substring = (first: number, size: number): ((column: TextColumn) => TextColumn) => {
  if (first < 0) return cutEachBy(fromEnd(-first, size))
  return cutFromStart({ skip: Math.max(first - 1, 0), size: Math.max(size, 0) })
}

const fromEnd =
  (count: number, size: number): Find =>
  ({ length, offsets, bytes }, from, to) => {
    const view = viewOf(bytes)
    for (let index = 0; index < length; index++) {
      const start = offsets[index] as number
      const end = offsets[index + 1] as number
      let at = Math.max(start, end - count)
      let back = count - (end - at)
      if (nextHigh(view, at, end) < end)
        for (at = end, back = count; back > 0 && at > start; back--) at = before(bytes, at, start)
      from[index] = at
      to[index] = ahead(bytes, view, at, end, Math.max(size - back, 0))
    }
  }

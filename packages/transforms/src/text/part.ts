import type { TextColumn } from '../column.js'
import { after, before } from './bytes.js'
import { cutBy } from './spans.js'

const space = 0x20

/** Text without U+0020 at both ends. */
export const trim: (column: TextColumn) => TextColumn = cutBy(({ length, offsets, bytes }, from, to) => {
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
export const substring = (first: number, size: number): ((column: TextColumn) => TextColumn) =>
  cutBy(({ length, offsets, bytes }, from, to) => {
    for (let index = 0; index < length; index++) {
      const start = offsets[index] ?? 0
      const end = offsets[index + 1] ?? 0
      let left = size
      let at = first < 0 ? end : start
      for (let skip = 1; skip < first && at < end; skip++) at = after(bytes, at, end)
      let back = -first
      for (; back > 0 && at > start; back--) at = before(bytes, at, start)
      if (back > 0) left -= back
      from[index] = at
      for (; left > 0 && at < end; left--) at = after(bytes, at, end)
      to[index] = at
    }
  })

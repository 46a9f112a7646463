import type { TextColumn } from '../column.js'
import { after, before } from './bytes.js'
import { cutBy, type Find } from './spans.js'
import { highBits, nextHigh, viewOf } from './words.js'

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
export const substring = (first: number, size: number): ((column: TextColumn) => TextColumn) => {
  const skip = Math.max(first - 1, 0)
  return cutBy(first < 0 ? fromEnd(-first, size) : fromStart(skip, Math.max(size, 0)))
}

/** The place after so many characters, at most `end`. ASCII is counted by words. */
const ahead = (bytes: Uint8Array, view: DataView, start: number, end: number, count: number): number => {
  const reach = Math.min(start + count, end)
  let at = nextHigh(view, start, reach)
  if (at === reach) return at
  for (let left = count - (at - start); left > 0 && at < end; left--) at = after(bytes, at, end)
  return at
}

/** Up to here a window is looked at by words before it is looked at by characters. */
const near = 32

/** Whether the first bytes, a multiple of four, are ASCII. */
const isAscii = (view: DataView, start: number, count: number): boolean => {
  let all = 0
  for (let at = start; at < start + count; at += 4) all |= view.getInt32(at, true)
  return (all & highBits) === 0
}

const fromStart =
  (skip: number, size: number): Find =>
  ({ length, offsets, bytes }, from, to) => {
    const view = viewOf(bytes)
    const window = (skip + size + 3) & ~3
    const isNear = skip + size <= near
    for (let index = 0; index < length; index++) {
      const start = offsets[index] as number
      const end = offsets[index + 1] as number
      if (isNear && end - start >= window && isAscii(view, start, window)) {
        from[index] = start + skip
        to[index] = start + skip + size
        continue
      }
      const at = ahead(bytes, view, start, end, skip)
      from[index] = at
      to[index] = ahead(bytes, view, at, end, size)
    }
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

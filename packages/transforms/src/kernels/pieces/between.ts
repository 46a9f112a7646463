import { holds } from '../../bytes/equal.js'
import { findSpan, findSpanBack } from '../../bytes/find.js'
import type { TextColumn } from '../../column/column.js'
import { cutEachBy } from '../shared/cut-text.js'

const utf8 = new TextEncoder()

/** The place of delimiter `count`, each looked for one byte behind the last one's start, as Spark does; -1 where there are fewer. */
const place = (bytes: Uint8Array, start: number, end: number, part: Uint8Array, count: number): number => {
  let at = start - 1
  for (let left = count; left > 0; left--) {
    at = findSpan(bytes, at + 1, end, part, 0, part.length)
    if (at < 0) return -1
  }
  return at
}

/** As `place`, from the end. */
const placeBack = (
  bytes: Uint8Array,
  start: number,
  end: number,
  part: Uint8Array,
  count: number,
): number => {
  let at = end - part.length + 1
  for (let left = count; left > 0; left--) {
    at = findSpanBack(bytes, at - 1, start, part)
    if (at < 0) return -1
  }
  return at
}

/** What stands before delimiter `count`, or behind that from the end; all where there are fewer. */
export const substringIndex = (delimiter: string, count: number): ((column: TextColumn) => TextColumn) => {
  const part = utf8.encode(delimiter)
  return cutEachBy(({ length, offsets, bytes }, from, to) => {
    for (let index = 0; index < length; index++) {
      const start = offsets[index] as number
      const end = offsets[index + 1] as number
      const at =
        count > 0 ? place(bytes, start, end, part, count) : placeBack(bytes, start, end, part, -count)
      from[index] = count < 0 && at >= 0 ? at + part.length : start
      to[index] = count > 0 && at >= 0 ? at : end
    }
  })
}

/** How many delimiters a cell has, none of them in another. */
const countIn = (bytes: Uint8Array, start: number, end: number, part: Uint8Array): number => {
  let count = 0
  for (let at = start; ; count++) {
    const found = findSpan(bytes, at, end, part, 0, part.length)
    if (found < 0) return count
    at = found + part.length
  }
}

/** Whether a delimiter cannot overlap another one, so that they are the same from the end as from the start. */
const standsAlone = (part: Uint8Array): boolean => {
  for (let size = 1; size < part.length; size++)
    if (holds(part, part.length - size, part, 0, size)) return false
  return true
}

/** The part between delimiters that is so many from the end, -1 the last; empty where there is none. */
const partFromEnd = (part: Uint8Array, number: number): ((column: TextColumn) => TextColumn) =>
  cutEachBy(({ length, offsets, bytes }, from, to) => {
    const size = part.length
    for (let index = 0; index < length; index++) {
      const start = offsets[index] as number
      let end = offsets[index + 1] as number
      let found = findSpanBack(bytes, end - size, start, part)
      let left = -number - 1
      for (; left > 0 && found >= 0; left--) {
        end = found
        found = findSpanBack(bytes, end - size, start, part)
      }
      from[index] = left > 0 ? end : found < 0 ? start : found + size
      to[index] = end
    }
  })

/** The part between delimiters, from 1 at the start or -1 at the end; empty where there is none. */
export const splitPart = (delimiter: string, number: number): ((column: TextColumn) => TextColumn) => {
  const part = utf8.encode(delimiter)
  const size = part.length
  if (number < 0 && standsAlone(part)) return partFromEnd(part, number)
  return cutEachBy(({ length, offsets, bytes }, from, to) => {
    for (let index = 0; index < length; index++) {
      const start = offsets[index] as number
      const end = offsets[index + 1] as number
      let before = number > 0 ? number - 1 : countIn(bytes, start, end, part) + 1 + number
      let at = before < 0 ? end : start
      let found = findSpan(bytes, at, end, part, 0, size)
      for (; before > 0 && found >= 0; before--) {
        at = found + size
        found = findSpan(bytes, at, end, part, 0, size)
      }
      from[index] = before > 0 ? end : at
      to[index] = before > 0 || found < 0 ? end : found
    }
  })
}

import { readSync } from 'node:fs'
import { carriageReturn, lineFeed } from '../../bytes/ascii.js'

/** Where the first line end is in some bytes, or their length. */
const endIn = (bytes: Uint8Array): number => {
  const lf = bytes.indexOf(lineFeed)
  const before = lf < 0 ? bytes : bytes.subarray(0, lf)
  const cr = before.indexOf(carriageReturn)
  return cr < 0 ? before.length : cr
}

/** Most lines end within this number of bytes, which need not be read twice then. */
const nearBytes = 4096

/**
 * Where the first line begins that begins at a place of a file or after it, and before `limit`; else `limit`. A line
 * ends with a line feed, a carriage return, or one of each in this order.
 */
export const lineFrom = (file: number, place: number, limit: number, room: Uint8Array): number => {
  if (place === 0) return 0
  for (let at = place - 1; at < limit; ) {
    const read = readSync(file, room, 0, Math.min(room.length, nearBytes, limit - at), at)
    const bytes = room.subarray(0, read)
    const end = endIn(bytes)
    const next = at + end + 1
    if (read === 0 || next >= limit) return limit
    if (end === read) at += read
    else if (bytes[end] === lineFeed) return next
    else if (end + 1 < read) return bytes[end + 1] === lineFeed ? next + 1 : next
    else if (end === 0 && read === 1) return limit
    else at += end
  }
  return limit
}

/** Bytes of a file that are here already. */
export interface Known {
  readonly from: number
  readonly bytes: Uint8Array
}

/**
 * The bytes of a file from one place to another, in chunks of the size of a room that are good until the next one is
 * asked for. What is not known is read into the room.
 */
export function* chunksFrom(
  file: number,
  from: number,
  to: number,
  room: Uint8Array,
  known: Known,
): Generator<Uint8Array, void, undefined> {
  let at = from
  if (known.from <= from)
    for (const end = Math.min(to, known.from + known.bytes.length); at < end; ) {
      const next = Math.min(at + room.length, end)
      yield known.bytes.subarray(at - known.from, next - known.from)
      at = next
    }
  while (at < to) {
    const read = readSync(file, room, 0, Math.min(room.length, to - at), at)
    if (read === 0) return
    at += read
    yield room.subarray(0, read)
  }
}

import { holds } from './equal.js'

/** The first place of a part from a place on; the number of all bytes where there is none. */
type Far = (bytes: Uint8Array, part: Uint8Array, from: number) => number

const byFirst: Far = (bytes, part, from) => {
  for (let at = from; ; at++) {
    at = bytes.indexOf(part[0] as number, at)
    if (at < 0 || at + part.length > bytes.length) return bytes.length
    if (holds(bytes, at, part, 0, part.length)) return at
  }
}

type IndexOf = (this: Uint8Array, part: Uint8Array, from: number) => number

const { Buffer } = globalThis as { readonly Buffer?: { readonly prototype: { readonly indexOf: IndexOf } } }

const byBuffer =
  (indexOf: IndexOf): Far =>
  (bytes, part, from) => {
    const at = indexOf.call(bytes, part, from)
    return at < 0 ? bytes.length : at
  }

/** Finds a part over long distances: with `Buffer.indexOf` in Node, else with `indexOf` of the part's first byte. */
export const far: Far = Buffer === undefined ? byFirst : byBuffer(Buffer.prototype.indexOf)

/** The first place from `from` on where the bytes of `part` from `start` to `end` stand before `to`, or -1. */
export const findSpan = (
  bytes: Uint8Array,
  from: number,
  to: number,
  part: Uint8Array,
  start: number,
  end: number,
): number => {
  const size = end - start
  if (size === 0) return from
  const first = part[start] as number
  for (let at = from, last = to - size; at <= last; at++)
    if (bytes[at] === first && holds(bytes, at + 1, part, start + 1, end)) return at
  return -1
}

/** The last place at or before `from`, and not before `least`, where a part stands, or -1. */
export const findSpanBack = (bytes: Uint8Array, from: number, least: number, part: Uint8Array): number => {
  for (let at = from; at >= least; at--) if (holds(bytes, at, part, 0, part.length)) return at
  return -1
}

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

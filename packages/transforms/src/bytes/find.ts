import { holds } from './equal.js'

/** Where a part stands first from a place on, or past all bytes where it does not. */
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

/** Finds a part far away: with many bytes at a time where there is Node's `Buffer`. */
export const far: Far = Buffer === undefined ? byFirst : byBuffer(Buffer.prototype.indexOf)

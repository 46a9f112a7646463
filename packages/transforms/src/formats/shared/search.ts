import { afterCharacter } from '../../bytes/utf8.js'

/** What the reader asks of many bytes at once. A platform may know a faster way than the plain one. */
export interface Search {
  /** The place of the next such byte at `from` or after it; the length where there is none. */
  readonly find: (bytes: Uint8Array, byte: number, from: number) => number
  readonly isUtf8: (bytes: Uint8Array) => boolean
}

const find: Search['find'] = (bytes, byte, from) => {
  const found = bytes.indexOf(byte, from)
  return found < 0 ? bytes.length : found
}

const isUtf8: Search['isUtf8'] = (bytes) => {
  const { length } = bytes
  for (let at = 0; at < length; ) {
    if ((bytes[at] as number) < 0x80) at++
    else at = afterCharacter(bytes, at)
    if (at < 0) return false
  }
  return true
}

/** In JavaScript alone. */
export const plainSearch: Search = { find, isUtf8 }

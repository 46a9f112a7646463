import type { Scan } from './scan.js'

/**
 * A name in UTF-8, in its quotes and with a colon after them, as bytes and as words of four, the last one filled up
 * with zeros.
 */
export interface Key {
  readonly bytes: Uint8Array
  readonly words: Int32Array
  /** The bits of the last word that the name fills. */
  readonly mask: number
}

const utf8 = new TextEncoder()

/** Names that need escapes in JSON, or have no UTF-8, are met by the exact reader only: no line has their key. */
const keyBytes = (name: string): Uint8Array =>
  name.isWellFormed() && !/["\\\0-\x1f]/.test(name) ? utf8.encode(`"${name}":`) : new Uint8Array(1)

/** The key of a name. */
export const keyOf = (name: string): Key => {
  const bytes = keyBytes(name)
  const filled = new Uint8Array(Math.ceil(bytes.length / 4) * 4)
  filled.set(bytes)
  const view = new DataView(filled.buffer)
  const words = Int32Array.from({ length: filled.length / 4 }, (_, index) => view.getInt32(index * 4, true))
  const rest = bytes.length % 4
  return { bytes, words, mask: rest === 0 ? -1 : (1 << (rest * 8)) - 1 }
}

const isKeyByBytes = (bytes: Uint8Array, at: number, key: Uint8Array, length: number): boolean => {
  for (let index = 0; index < length; index++) if (bytes[at + index] !== key[index]) return false
  return true
}

/** Whether a name in quotes stands here, with a colon after it. */
export const isKey = (scan: Scan, at: number, key: Key): boolean => {
  const { view } = scan
  const { words } = key
  const last = words.length - 1
  if (at + last * 4 + 4 > scan.limit) return isKeyByBytes(scan.bytes, at, key.bytes, key.bytes.length)
  for (let index = 0; index < last; index++)
    if (view.getInt32(at + index * 4, true) !== words[index]) return false
  return (view.getInt32(at + last * 4, true) & key.mask) === words[last]
}

/** Whether a name in quotes stands here, whatever comes after it. */
export const isName = (scan: Scan, at: number, key: Key): boolean =>
  isKeyByBytes(scan.bytes, at, key.bytes, key.bytes.length - 1)

import { holds } from '../../../bytes/equal.js'
import type { Key } from '../row-cells.js'
import type { Scan } from './scan.js'

const utf8 = new TextEncoder()

/** Names that need escapes in JSON, or have no UTF-8, are met by the exact reader only: no line has their key. */
const keyBytes = (name: string): Uint8Array =>
  name.isWellFormed() && !/["\\\0-\x1f]/.test(name) ? utf8.encode(`"${name}":`) : new Uint8Array(1)

/** The key of a name. */
export const keyOf = (name: string): Key => {
  const bytes = keyBytes(name)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const words = Float64Array.from({ length: bytes.length >> 3 }, (_, index) =>
    view.getFloat64(index * 8, true),
  )
  return { bytes, words, last: bytes.length < 8 ? 0 : view.getFloat64(bytes.length - 8, true) }
}

/** Whether a name in quotes stands here, with a colon after it. */
export const isKey = (scan: Scan, at: number, key: Key): boolean => {
  const { view } = scan
  const { words, bytes } = key
  const { length } = bytes
  if (length < 8 || at + length > scan.limit) return holds(scan.bytes, at, bytes, 0, length)
  for (let index = 0; index < words.length; index++)
    if (view.getFloat64(at + index * 8, true) !== words[index]) return false
  return view.getFloat64(at + length - 8, true) === key.last
}

/** Whether a name in quotes stands here, whatever comes after it. */
export const isName = (scan: Scan, at: number, key: Key): boolean =>
  holds(scan.bytes, at, key.bytes, 0, key.bytes.length - 1)

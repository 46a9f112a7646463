import { type Units, unitAt } from './state.js'

/** Room for the UTF-16 units of a string. */
export const units = (): Units => ({ units: new Uint16Array(256), length: 0 })

/** Adds one UTF-16 unit. */
export const addUnit = (to: Units, unit: number): void => {
  if (to.length === to.units.length) {
    const more = new Uint16Array(to.length * 2)
    more.set(to.units)
    to.units = more
  }
  to.units[to.length++] = unit
}

/** The string. */
export const unitsToString = (from: Units): string => textOfUnits(from.units, 0, from.length)

/** The text of some UTF-16 units, or ASCII bytes. */
export const textOfUnits = (units: Uint8Array | Uint16Array, from: number, to: number): string => {
  let text = ''
  for (let at = from; at < to; at += 8192)
    text += String.fromCharCode(...units.subarray(at, Math.min(at + 8192, to)))
  return text
}

const lowAt = (from: Units, at: number): number => {
  const low = at < from.length ? unitAt(from.units, at) : 0
  return low >= 0xdc00 && low <= 0xdfff ? low : 0
}

/** The string in UTF-8. A surrogate without its other half becomes `?`, as when Java encodes it. */
export const unitsToUtf8 = (from: Units): Uint8Array => {
  const bytes = new Uint8Array(from.length * 3)
  let length = 0
  for (let at = 0; at < from.length; at++) {
    const unit = unitAt(from.units, at)
    if (unit < 0x80) {
      bytes[length++] = unit
    } else if (unit < 0x800) {
      bytes[length++] = 0xc0 | (unit >> 6)
      bytes[length++] = 0x80 | (unit & 0x3f)
    } else if (unit < 0xd800 || unit > 0xdfff) {
      bytes[length++] = 0xe0 | (unit >> 12)
      bytes[length++] = 0x80 | ((unit >> 6) & 0x3f)
      bytes[length++] = 0x80 | (unit & 0x3f)
    } else {
      const low = unit > 0xdbff ? 0 : lowAt(from, at + 1)
      if (low === 0) {
        bytes[length++] = 0x3f
        continue
      }
      const code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)
      bytes[length++] = 0xf0 | (code >> 18)
      bytes[length++] = 0x80 | ((code >> 12) & 0x3f)
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f)
      bytes[length++] = 0x80 | (code & 0x3f)
      at++
    }
  }
  return bytes.subarray(0, length)
}

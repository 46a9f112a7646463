import { goesOn } from '../../bytes/characters.js'
import { isValid, type TextColumn } from '../../column/column.js'
import type { Place } from './required-literal.js'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

/** The bytes of cells that are decoded together, about: a call of the decoder costs as much as 100 letters. */
const portion = 0x10000

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** The length in UTF-16 of the UTF-8 from one place to another. */
const unitsOf = (bytes: Uint8Array, from: number, to: number): number => {
  let units = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    units += byte < 0x80 ? 1 : byte < 0xc0 ? 0 : byte < 0xf0 ? 1 : 2
  }
  return units
}

/** The text of cells from `first` to `last`, exclusive; undefined where some cell's bytes are no UTF-8. */
const portionOf = ({ offsets, bytes }: TextColumn, first: number, last: number): string | undefined => {
  for (let index = first; index < last; index++)
    if (goesOn(bytes[offsets[index] ?? 0]) && offsets[index] !== offsets[index + 1]) return undefined
  return decoded(bytes.subarray(offsets[first], offsets[last]))
}

/** The cells that hold the literal that every match needs: a byte 1 for each. Only these are decoded. */
const worthOf = ({ length, validity, offsets, bytes }: TextColumn, worth: Place | null): Uint8Array => {
  const flags = new Uint8Array(length)
  for (let index = 0; index < length; index++)
    if (
      isValid(validity, index) &&
      (worth === null || worth(bytes, offsets[index] ?? 0, offsets[index + 1] ?? 0) >= 0)
    )
      flags[index] = 1
  return flags
}

/**
 * Shows each cell in order as a JavaScript string, or as null where it holds no value or is not worth it. U+FEFF stays,
 * and bytes that are no UTF-8 become U+FFFD.
 */
export const eachText = (
  column: TextColumn,
  worth: Place | null,
  see: (text: string | null, index: number) => void,
): void => {
  const { length, offsets, bytes } = column
  const flags = worthOf(column, worth)
  for (let first = 0, last = 0; first < length; first = last) {
    const most = (offsets[first] ?? 0) + portion
    let some = 0
    for (last = first; last < length && (last === first || (offsets[last + 1] ?? 0) <= most); last++)
      some |= flags[last] ?? 0
    const all = some === 0 ? '' : portionOf(column, first, last)
    let at = 0
    for (let index = first; index < last; index++) {
      const start = offsets[index] ?? 0
      const end = offsets[index + 1] ?? 0
      const units = some === 0 || all === undefined ? 0 : unitsOf(bytes, start, end)
      if (flags[index] === 0) see(null, index)
      else
        see(all === undefined ? lenient.decode(bytes.subarray(start, end)) : all.slice(at, at + units), index)
      at += units
    }
  }
}

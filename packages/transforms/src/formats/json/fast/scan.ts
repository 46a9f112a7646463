import { plainSearch, type Search } from '../../shared/search.js'
import type { Member } from '../row-cells.js'

/**
 * Where the fast reader reads: UTF-8, in lines. Its functions take a place in `bytes` and give the place after what
 * they read, or `unsure`: then the exact reader takes the whole line. They never read past the end of a line,
 * because they take no control character.
 */
export interface Scan {
  readonly search: Search
  bytes: Uint8Array
  /** The same bytes. */
  view: DataView
  /** The place after the last byte that ends a line. */
  limit: number
  /** No backslash is between the place that is read and this one. */
  slash: number
  /** Whether a value of this line was not of its column's type. */
  bad: boolean
  /** Whether the last string had escapes. */
  escaped: boolean
  /** The objects that have been begun. */
  objects: number
  /** The field whose name was looked for last. */
  member: Member | undefined
  /** Of the last number: its digits as a whole number, exact if they are few. */
  mantissa: number
  /** Its digits, without those of the exponent. */
  digits: number
  /** Its digits after the point, less its exponent. */
  scale: number
  negative: boolean
  /** Without fraction and exponent. */
  whole: boolean
}

/** The line is for the exact reader. */
export const unsure = -1

/** Before the first line. */
export const newScan = (search: Search = plainSearch): Scan => ({
  search,
  bytes: new Uint8Array(0),
  view: new DataView(new ArrayBuffer(0)),
  limit: 0,
  slash: -1,
  bad: false,
  escaped: false,
  objects: 0,
  member: undefined,
  mantissa: 0,
  digits: 0,
  scale: 0,
  negative: false,
  whole: false,
})

/** The place of the next byte that is no space. */
export const afterSpaces = (bytes: Uint8Array, from: number): number => {
  let at = from
  while (bytes[at] === 0x20) at++
  return at
}

/** The byte at a place before the limit. */
export const knownByte = (bytes: Uint8Array, at: number): number => bytes[at] as number

import { digitOf, isSign, minus } from '../bytes/ascii.js'
import { ten } from '../numbers/powers-of-ten.js'
import { overTen } from '../numbers/small-int128.js'
import type { DressProgram, DressWords } from './dress-program.js'

/** What is surely no number of the dress, or none of the type. */
export const noNumber: number = Number.POSITIVE_INFINITY

/** What is not read here, but by the rule's own graph: white space but U+0020, more than 15 digits, signs at odd places. */
export const unread: number = Number.NaN

const space = 0x20
const [open, close] = [0x28, 0x29]
const small = 0x20

/** The most digits that every double holds. */
const most = 15

const skip = (bytes: Uint8Array, from: number, to: number): number => {
  let at = from
  while (at < to && bytes[at] === space) at++
  return at
}

const skipBack = (bytes: Uint8Array, from: number, to: number): number => {
  let at = to
  while (at > from && bytes[at - 1] === space) at--
  return at
}

const lower = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte | small : byte)

const isWord = (bytes: Uint8Array, from: number, word: Uint8Array, anyCase: boolean): boolean => {
  for (let at = 0; at < word.length; at++) {
    const here = bytes[from + at] as number
    const there = word[at] as number
    if (here !== there && !(anyCase && lower(here) === lower(there))) return false
  }
  return true
}

/** The place of the first word that stands at a place; -1 for none. */
const wordAt = (
  bytes: Uint8Array,
  from: number,
  to: number,
  { words }: DressWords,
  anyCase: boolean,
): number => {
  for (let place = 0; place < words.length; place++) {
    const word = words[place] as Uint8Array
    if (to - from >= word.length && isWord(bytes, from, word, anyCase)) return place
  }
  return -1
}

const sizeOf = ({ words }: DressWords, place: number): number =>
  (words[place] as Uint8Array | undefined)?.length ?? 0

/** What the digits of a cell say: their number, how many there are, how many behind the mark, and the place after them. */
const read = { number: 0, count: 0, fraction: 0, at: 0 }

/** The most digits that are counted up in one integer. */
const mostOfInt = 9

/** Reads digits on. Of more than `most` only their count is right. */
const readRun = (bytes: Uint8Array, from: number, to: number): number => {
  let begin = from
  let part = 0
  let at = from
  for (; at < to; at++) {
    const digit = digitOf(bytes[at])
    if (digit < 0) break
    if (at - begin === mostOfInt) {
      read.number = read.number * ten(mostOfInt) + part
      begin = at
      part = 0
    }
    part = (part * 10 + digit) | 0
  }
  read.number = read.number * ten(at - begin) + part
  read.count += at - from
  return at
}

/** Reads digits, in groups or not, and a fraction. */
const readNumber = (
  bytes: Uint8Array,
  from: number,
  to: number,
  { grouping, decimalMark }: DressProgram,
): boolean => {
  read.number = 0
  read.count = 0
  let at = readRun(bytes, from, to)
  if (at === from) return false
  if (bytes[at] === grouping && at < to && at - from > 3) return false
  while (at < to && bytes[at] === grouping) {
    const begin = at + 1
    at = readRun(bytes, begin, to)
    if (at - begin !== 3) return false
  }
  const whole = read.count
  if (at < to && bytes[at] === decimalMark) at = readRun(bytes, at + 1, to)
  read.fraction = read.count - whole
  read.at = at
  return read.count <= most
}

/** The number, without its sign, times a power of ten, as digits of the result's scale. */
const scaled = (power: number, { scale, limit }: DressProgram): number => {
  const shift = power - read.fraction + Math.max(scale, 0)
  if (shift > most || shift < -most) return unread
  const value = shift >= 0 ? read.number * ten(shift) : read.number / ten(-shift)
  if (scale < 0 && !Number.isInteger(value)) return noNumber
  const rounded = shift >= 0 || scale < 0 ? value : overTen(read.number, ten(-shift))
  return rounded < limit ? rounded : unread
}

/** Whether what is left begins so that it is ignored, and holds nothing but ASCII without digits. */
const isRest = (bytes: Uint8Array, from: number, to: number): boolean => {
  const first = bytes[from] as number
  const isLetter = lower(first) >= 0x61 && lower(first) <= 0x7a
  if (!isLetter && first !== 0x2b && first !== space) return false
  for (let at = from; at < to; at++)
    if ((bytes[at] as number) >= 0x80 || digitOf(bytes[at]) >= 0) return false
  return true
}

/** Reads what stands behind the digits; gives the power of ten, or NaN where it is not read here. */
const readBehind = (bytes: Uint8Array, to: number, program: DressProgram): number => {
  let end = read.at
  if (end === to) return 0
  const { suffixes, units, anyCase, ignoreRest } = program
  const before = skip(bytes, end, to)
  const suffix = wordAt(bytes, before, to, suffixes, anyCase)
  if (suffix >= 0) {
    end = before + sizeOf(suffixes, suffix)
    if (ignoreRest && end < to) return Number.NaN
  }
  const start = skip(bytes, end, to)
  const unit = wordAt(bytes, start, to, units, anyCase)
  if (unit >= 0) end = start + sizeOf(units, unit)
  const isWhole = end === to || (ignoreRest && isRest(bytes, end, to))
  if (!isWhole) return Number.NaN
  return suffix < 0 ? 0 : (suffixes.powers[suffix] as number)
}

const hasDigit = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (digitOf(bytes[at]) >= 0) return true
  return false
}

/** Reads the part of a cell behind its first sign, or between its parentheses. */
const readPart = (
  bytes: Uint8Array,
  from: number,
  to: number,
  program: DressProgram,
  isSigned: boolean,
): number => {
  const prefix = wordAt(bytes, from, to, program.prefixes, program.anyCase)
  let at = from
  let sign = 1
  if (prefix >= 0) {
    at = skip(bytes, from + sizeOf(program.prefixes, prefix), to)
    if (at < to && isSign(bytes[at])) {
      if (isSigned) return unread
      sign = bytes[at] === minus ? -1 : 1
      at++
    }
  }
  if (!readNumber(bytes, at, to, program)) return unread
  const power = readBehind(bytes, to, program)
  return Number.isNaN(power) ? unread : sign * scaled(power, program)
}

const readCell = (bytes: Uint8Array, start: number, end: number, program: DressProgram): number => {
  const from = skip(bytes, start, end)
  const to = skipBack(bytes, from, end)
  if (from < to && program.accounting && bytes[from] === open) {
    if (bytes[to - 1] !== close) return unread
    const inner = skip(bytes, from + 1, to - 1)
    if (isSign(bytes[inner])) return unread
    return -readPart(bytes, inner, skipBack(bytes, inner, to - 1), program, true)
  }
  if (from === to || !isSign(bytes[from])) return readPart(bytes, from, to, program, false)
  const value = readPart(bytes, skip(bytes, from + 1, to), to, program, true)
  return bytes[from] === minus ? -value : value
}

/**
 * Reads a cell as a number without its point; `noNumber`, above or below zero, for what is surely none, and `unread`. A text
 * without a digit is no number.
 */
export const readDressedCell = (
  bytes: Uint8Array,
  start: number,
  end: number,
  program: DressProgram,
): number => {
  const value = readCell(bytes, start, end, program)
  return Number.isNaN(value) && !hasDigit(bytes, start, end) ? noNumber : value
}

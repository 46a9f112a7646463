import { point } from '../bytes/ascii.js'
import { areZero, divide, type Parts, partCount } from './int128.js'

const zero = 0x30

/** The digits of 0 to 99, as two bytes of which the first is lowest. */
const pairs = Uint16Array.from(
  { length: 100 },
  (_, value) => (zero + Math.floor(value / 10)) | ((zero + (value % 10)) << 8),
)

const powers = Int32Array.from({ length: 9 }, (_, power) => Number(`1e${power}`))

/** How many digits a whole number of 0 to 10^8 has: by its bits, of which 3.32 make a digit. */
const countOf = (value: number): number => {
  const count = ((32 - Math.clz32(value | 1)) * 1233) >> 12
  return value < (powers[count] as number) ? Math.max(count, 1) : count + 1
}

/** Writes a number of 0 to 99 as two digits. */
export const putTwo = (view: DataView, at: number, value: number): void =>
  view.setUint16(at, pairs[value] as number, true)

/** Writes a number of 0 to 9999 as four digits. */
export const putFour = (view: DataView, at: number, value: number): void => {
  const high = (value / 100) | 0
  putTwo(view, at, high)
  putTwo(view, at + 2, value - high * 100)
}

/** Writes a number below 10^8 as eight digits. */
export const putEight = (view: DataView, at: number, value: number): void => {
  const high = (value / 10_000) | 0
  putFour(view, at, high)
  putFour(view, at + 4, value - high * 10_000)
}

/** Writes a number below 10^8 so that its last digit comes before `end`, where there is room for so many digits. */
const putBefore = (view: DataView, end: number, value: number, count: number): void => {
  let rest = value
  let at = end
  let left = count
  for (; left >= 2; left -= 2) {
    const high = (rest / 100) | 0
    at -= 2
    putTwo(view, at, rest - high * 100)
    rest = high
  }
  if (left > 0) view.setUint8(at - 1, zero + rest)
}

/** Writes the digits of a whole number of 0 to 2^53, and gives the place after them. */
export const putWhole = (view: DataView, at: number, value: number): number => {
  if (value < 1e8) {
    const small = value | 0
    const count = countOf(small)
    putBefore(view, at + count, small, count)
    return at + count
  }
  const high = Math.floor(value / 1e8)
  const end = putWhole(view, at, high)
  putEight(view, end, (value - high * 1e8) | 0)
  return end + 8
}

/** Writes a number of 0 to 2^53 as `count` digits, of which the first may be zeros. */
export const putPadded = (view: DataView, at: number, value: number, count: number): void => {
  let rest = value
  let left = count
  for (; left > 8; left -= 8) {
    const high = Math.floor(rest / 1e8)
    putEight(view, at + left - 8, (rest - high * 1e8) | 0)
    rest = high
  }
  putBefore(view, at + left, rest | 0, left)
}

/** The most digits of a wide number, in groups of eight. */
const scratch = new Uint8Array(40)
const scratchView = new DataView(scratch.buffer)

/**
 * Writes a wide number that is not negative, with `scale` digits after a point, and gives the place after it. Its
 * parts, at 0, are 0 afterwards.
 */
export const writeDecimal = (bytes: Uint8Array, at: number, parts: Parts, scale: number): number => {
  scratch.fill(zero)
  for (let place = scratch.length - 8; !areZero(parts, 0, partCount); place -= 8)
    putEight(scratchView, place, divide(parts, 0, 1e8))
  const whole = scratch.length - scale
  let place = 0
  while (place < whole - 1 && scratch[place] === zero) place++
  let end = at
  for (; place < scratch.length; place++) {
    if (place === whole) bytes[end++] = point
    bytes[end++] = scratch[place] as number
  }
  return end
}

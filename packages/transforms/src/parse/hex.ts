import { digitOf, endOfExponent, exponentOf, point } from '../bytes/ascii.js'

const letters: readonly number[] = [0x64, 0x44, 0x66, 0x46]

/** Whether a number ends here, or after one of `d`, `D`, `f`, `F`, which Java allows. */
export const endsNumber = (bytes: Uint8Array, at: number, to: number): boolean =>
  at === to || (at === to - 1 && letters.includes(bytes[at] ?? 0))

/** Hex digits that are kept, from the first that is not 0: at least 61 bits, where a double has 53. */
const kept = 16
/** Larger than any power of two that matters. Sums of such numbers are still exact. */
const far = 1e15

const hexDigit = (byte: number | undefined): number => {
  const digit = digitOf(byte)
  if (digit >= 0) return digit
  const letter = ((byte ?? 0) | 0x20) - 0x61
  return letter >= 0 && letter <= 5 ? letter + 10 : -1
}

/**
 * The double nearest to `mantissa` times 2^`power`, ties to even. In a double's bits the exponent stands above the mantissa,
 * so rounding up a mantissa of all ones carries into the exponent: 1.11...1 becomes 10.00...0.
 */
const nearest = (mantissa: bigint, power: number): number => {
  const bits = mantissa.toString(2).length
  const lowest = Math.max(power + bits - 53, -1074)
  const cut = lowest - power
  if (mantissa === 0n || cut > bits + 1) return 0
  if (power + bits > 1024) return Number.POSITIVE_INFINITY
  const doubled = cut > 0 ? mantissa : mantissa << BigInt(1 - cut)
  const halves = cut > 0 ? mantissa >> BigInt(cut - 1) : doubled
  const exact = cut <= 0 || halves << BigInt(cut - 1) === mantissa
  const whole = halves >> 1n
  const up = (halves & 1n) === 1n && (!exact || (whole & 1n) === 1n) ? 1n : 0n
  const word = (BigInt(lowest + 1074) << 52n) + whole + up
  return new Float64Array(BigUint64Array.of(word).buffer)[0] ?? 0
}

/** Reads what follows the `0x` of a number as Java writes it, `1.8p3` for 12; undefined for all else. */
export const readHex = (bytes: Uint8Array, from: number, to: number): number | undefined => {
  let mantissa = 0n
  let power = 0
  let digits = 0
  let all = 0
  let fraction = false
  let at = from
  for (; at < to; at++) {
    if (bytes[at] === point && !fraction) {
      fraction = true
      continue
    }
    const digit = hexDigit(bytes[at])
    if (digit < 0) break
    all++
    if (digits < kept) mantissa = mantissa * 16n + BigInt(digit)
    else if (digit > 0) mantissa |= 1n
    if (digits < kept ? fraction : !fraction) power += fraction ? -4 : 4
    if (mantissa !== 0n) digits++
  }
  if (all === 0 || at >= to || (bytes[at] !== 0x70 && bytes[at] !== 0x50)) return undefined
  const end = endOfExponent(bytes, at, to)
  if (end === at || !endsNumber(bytes, end, to)) return undefined
  const exponent = Math.max(-far, Math.min(exponentOf(bytes, at, end), far))
  return nearest(mantissa, power + exponent)
}

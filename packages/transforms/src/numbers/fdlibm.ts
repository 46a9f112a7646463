// The functions of Sun's fdlibm, by which Java's StrictMath is defined, step by step: engines of JavaScript have others
// (V8's `Math.exp(1)` is 2.718281828459045, Java's 2.7182818284590455). The steps' names are those of fdlibm.

const number = new Float64Array(1)
const words = new Int32Array(number.buffer)
const high = 1

const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10
const perLn2 = Math.LOG2E
const mostOfExp = 709.782712893384
const leastOfExp = -745.1332191019411

const p1 = 0.16666666666666602
const p2 = -0.0027777777777015593
const p3 = 6.613756321437934e-5
const p4 = -1.6533902205465252e-6
const p5 = 4.1381367970572385e-8

/** A number times two to a power, where the number is near one. */
const scaled = (value: number, power: number): number => {
  number[0] = value
  words[high] = ((words[high] as number) + ((power >= -1021 ? power : power + 1000) << 20)) | 0
  return power >= -1021 ? (number[0] as number) : (number[0] as number) * 2 ** -1000
}

/** The power of two that a number is taken apart by, so that what is left is at most half of ln 2. */
const powerOf = (x: number, size: number): number => {
  if (size <= 0x3fd62e42) return 0
  if (size < 0x3ff0a2b2) return x < 0 ? -1 : 1
  return Math.trunc(perLn2 * x + (x < 0 ? -0.5 : 0.5))
}

/** e to the power of a number. */
export const expOf = (x: number): number => {
  if (!(x <= mostOfExp)) return x > mostOfExp ? Number.POSITIVE_INFINITY : Number.NaN
  if (x < leastOfExp) return 0
  number[0] = x
  const size = (words[high] as number) & 0x7fffffff
  if (size < 0x3e300000) return 1 + x
  const power = powerOf(x, size)
  const upper = x - power * ln2High
  const lower = power * ln2Low
  const rest = power === 0 ? x : upper - lower
  const t = rest * rest
  const c = rest - t * (p1 + t * (p2 + t * (p3 + t * (p4 + t * p5))))
  if (power === 0) return 1 - ((rest * c) / (c - 2) - rest)
  return scaled(1 - (lower - (rest * c) / (2 - c) - upper), power)
}

const lg1 = 0.6666666666666735
const lg2 = 0.3999999999940942
const lg3 = 0.2857142874366239
const lg4 = 0.22222198432149784
const lg5 = 0.1818357216161805
const lg6 = 0.15313837699209373
const lg7 = 0.14798198605116586

/** The natural logarithm of 1 and a fraction, times a power of two, by the upper bits of the fraction. */
const logOfParts = (f: number, k: number, bits: number): number => {
  if ((0xfffff & (2 + bits)) < 3) {
    if (f === 0) return k === 0 ? 0 : k * ln2High + k * ln2Low
    const r = f * f * (0.5 - 0.3333333333333333 * f)
    return k === 0 ? f - r : k * ln2High - (r - k * ln2Low - f)
  }
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const r = z * (lg1 + w * (lg3 + w * (lg5 + w * lg7))) + w * (lg2 + w * (lg4 + w * lg6))
  if (((bits - 0x6147a) | (0x6b851 - bits)) > 0) {
    const half = 0.5 * f * f
    return k === 0 ? f - (half - s * (half + r)) : k * ln2High - (half - (s * (half + r) + k * ln2Low) - f)
  }
  return k === 0 ? f - s * (f - r) : k * ln2High - (s * (f - r) - k * ln2Low - f)
}

/** What lies below the normal numbers, times 2^54; says by how much the power of two is less. */
const normalise = (x: number): number => {
  number[0] = x
  if ((words[high] as number) >= 0x00100000) return 0
  number[0] = x * 2 ** 54
  return -54
}

/** The natural logarithm of a number above zero, or NaN. */
export const lnOf = (x: number): number => {
  if (!(x < Number.POSITIVE_INFINITY)) return x
  const shift = normalise(x)
  const whole = words[high] as number
  const bits = whole & 0xfffff
  const over = (bits + 0x95f64) & 0x100000
  words[high] = bits | (over ^ 0x3ff00000)
  return logOfParts((number[0] as number) - 1, shift + (whole >> 20) - 1023 + (over >> 20), bits)
}

const perLn10 = Math.LOG10E
const log2High = 0.30102999566361177
const log2Low = 3.694239077158931e-13

/** The logarithm to base 10 of a number above zero, or NaN. */
export const log10Of = (x: number): number => {
  if (!(x < Number.POSITIVE_INFINITY)) return x
  const shift = normalise(x)
  const whole = words[high] as number
  const k = shift + (whole >> 20) - 1023
  const isBelow = k < 0 ? 1 : 0
  words[high] = (whole & 0xfffff) | ((0x3ff - isBelow) << 20)
  const y = k + isBelow
  const z = y * log2Low + perLn10 * lnOf(number[0] as number)
  return z + y * log2High
}

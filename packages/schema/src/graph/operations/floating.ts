import type { Lines } from '../operation.js'

/** The most digits behind the point that doubles are rounded to: beyond, they have no more to give. */
const places = { int: [0, 15] } as const

/** Numbers as IEEE has them. */
export const floating = {
  /** Spark's `round` of a double: half away from zero, by its shortest decimal text. */
  round: {
    takes: ['double'],
    constants: { places: places as { readonly int: readonly [number, number] } },
    gives: 'double',
    nulls: 'strict',
    words: '{0} rounded to {places} places',
  },
  /** Spark's `bround` of a double: half to even, by its shortest decimal text. */
  bround: {
    takes: ['double'],
    constants: { places: places as { readonly int: readonly [number, number] } },
    gives: 'double',
    nulls: 'strict',
    words: '{0} rounded to {places} places, halves to even',
  },
  /** Spark's `floor` of a double, as a long; null where it does not fit, and for NaN. */
  floor: {
    takes: ['double'],
    constants: {},
    gives: 'long',
    nulls: 'partial',
    words: '{0} rounded down',
  },
  /** Spark's `ceil` of a double, as a long; null where it does not fit, and for NaN. */
  ceil: {
    takes: ['double'],
    constants: {},
    gives: 'long',
    nulls: 'partial',
    words: '{0} rounded up',
  },
  /** Spark's `signum`: -1.0, 0.0, -0.0, 1.0 or NaN. */
  signum: { takes: ['double'], constants: {}, gives: 'double', nulls: 'strict', words: 'the sign of {0}' },
  /** Spark's `sqrt`: NaN below zero. */
  sqrt: {
    takes: ['double'],
    constants: {},
    gives: 'double',
    nulls: 'strict',
    words: 'the square root of {0}',
  },
  /** Spark's `exp`: Java's `StrictMath.exp`. */
  exp: {
    takes: ['double'],
    constants: {},
    gives: 'double',
    nulls: 'strict',
    words: 'e to the power of {0}',
  },
  /** Spark's `ln`: Java's `StrictMath.log`, null for zero and below. */
  ln: {
    takes: ['double'],
    constants: {},
    gives: 'double',
    nulls: 'partial',
    words: 'the natural logarithm of {0}',
  },
  /** Spark's `log10`: Java's `StrictMath.log10`, null for zero and below. */
  log10: {
    takes: ['double'],
    constants: {},
    gives: 'double',
    nulls: 'partial',
    words: 'the logarithm of {0} to base 10',
  },
  /** Spark's `isnan`: false for null. */
  isNaN: { takes: ['double'], constants: {}, gives: 'boolean', nulls: 'never', words: '{0} is NaN' },
  /** Spark's `nanvl`: the second where the first is NaN. */
  nanvl: {
    takes: ['double', 'double'],
    constants: {},
    gives: 'double',
    nulls: 'some',
    rare: 'most doubles are not NaN',
    words: '{0}, {1} where it is NaN',
  },
} as const

floating satisfies Lines

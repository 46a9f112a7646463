import { refuse } from '../../errors/refusal.js'
import { showType, type Type, types } from '../../types/types.js'
import type { Lines, Result } from '../operation.js'

/** The most digits behind the point that doubles are rounded to: beyond, they have no more to give. */
const places = { int: [0, 15] } as const

/** A double becomes a long; a decimal one without a fraction, by Spark's rule. */
const wholeType = ([type]: readonly Type[]): Type => {
  if (type?.kind === 'decimal') return types.decimal(Math.min(38, type.precision - type.scale + 1), 0)
  return type?.kind === 'double'
    ? types.long
    : refuse(
        `takes double or decimal, got ${type === undefined ? 'nothing' : showType(type)}, which is whole`,
      )
}

/** Numbers as IEEE has them. */
export const floating = {
  /** Spark's `round` of a double: half away from zero, by its shortest decimal text. */
  round: {
    takes: ['double'],
    constants: { places: places as { readonly int: readonly [number, number] } },
    gives: 'double',
    nulls: 'strict',
    rare: 'many numbers have no digits to round',
    words: '{0} rounded to {places} places',
  },
  /** Spark's `bround` of a double: half to even, by its shortest decimal text. */
  bround: {
    takes: ['double'],
    constants: { places: places as { readonly int: readonly [number, number] } },
    gives: 'double',
    nulls: 'strict',
    rare: 'many numbers have no digits to round',
    words: '{0} rounded to {places} places, halves to even',
  },
  /** Spark's `floor` of a double, as a long, or of a decimal; null where it does not fit, and for NaN. */
  floor: {
    takes: ['number'],
    constants: {},
    gives: wholeType as Result,
    nulls: 'partial',
    rare: 'many numbers are whole',
    words: '{0} rounded down',
  },
  /** Spark's `ceil` of a double, as a long, or of a decimal; null where it does not fit, and for NaN. */
  ceil: {
    takes: ['number'],
    constants: {},
    gives: wholeType as Result,
    nulls: 'partial',
    rare: 'many numbers are whole',
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
  /** Spark's `width_bucket`: which of so many parts between two ends a value lies in. */
  widthBucket: {
    takes: ['double', 'double', 'double', 'int'],
    constants: {},
    gives: 'long',
    nulls: 'partial',
    rare: 'many buckets that are drawn have no width',
    words: 'the bucket of {0} among {3} from {1} to {2}',
  },
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

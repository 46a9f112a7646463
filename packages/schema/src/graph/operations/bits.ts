import { refuse } from '../../errors/refusal.js'
import type { Type } from '../../types/types.js'
import type { Check, Lines } from '../operation.js'

/** Spark goes round after 32 bits of an int, and 64 of a long. */
const withinBits = ({ by }: { readonly by: number }, [type]: readonly Type[]): void => {
  if (type?.kind === 'int' && by > 31)
    refuse(`by: expected 0 to 31 for an int, got ${by}; make it a long first, with toLong()`)
}

const by = { int: [0, 63] } as const

/** Whole numbers as bits. */
export const bits = {
  /** Spark's `&`. */
  bitwiseAnd: {
    takes: ['integer', 'first'],
    constants: {},
    gives: 'first',
    nulls: 'strict',
    words: 'the bits of {0} that {1} has, too',
  },
  /** Spark's `|`. */
  bitwiseOr: {
    takes: ['integer', 'first'],
    constants: {},
    gives: 'first',
    nulls: 'strict',
    words: 'the bits of {0} and of {1}',
  },
  /** Spark's `^`. */
  bitwiseXor: {
    takes: ['integer', 'first'],
    constants: {},
    gives: 'first',
    nulls: 'strict',
    words: 'the bits that {0} or {1} has, and not both',
  },
  /** Spark's `~`. */
  bitwiseNot: {
    takes: ['integer'],
    constants: {},
    gives: 'first',
    nulls: 'strict',
    words: 'the bits that {0} has not',
  },
  /** Spark's `shiftleft`: bits that fall out at the left are lost. */
  shiftLeft: {
    takes: ['integer'],
    constants: { by: by as { readonly int: readonly [number, number] } },
    gives: 'first',
    nulls: 'strict',
    check: withinBits as Check,
    rare: 'a shift by 0 changes nothing',
    words: 'the bits of {0}, {by} to the left',
  },
  /** Spark's `shiftright`: the sign moves in from the left. */
  shiftRight: {
    takes: ['integer'],
    constants: { by: by as { readonly int: readonly [number, number] } },
    gives: 'first',
    nulls: 'strict',
    check: withinBits as Check,
    rare: 'a shift by 0 changes nothing',
    words: 'the bits of {0}, {by} to the right',
  },
  /** Spark's `shiftrightunsigned`: zeros move in from the left. */
  shiftRightUnsigned: {
    takes: ['integer'],
    constants: { by: by as { readonly int: readonly [number, number] } },
    gives: 'first',
    nulls: 'strict',
    check: withinBits as Check,
    rare: 'a shift by 0 changes nothing',
    words: 'the bits of {0}, {by} to the right behind zeros',
  },
  /** Spark's `bit_count`; an int has as many as the long of its value. */
  bitCount: {
    takes: ['integer'],
    constants: {},
    gives: 'int',
    nulls: 'strict',
    words: 'how many bits {0} has',
  },
} as const

bits satisfies Lines

import { refuse } from '../../errors/refusal.js'
import { casts } from '../../types/casts.js'
import { showType, type Type } from '../../types/types.js'
import type { Lines, Result } from '../operation.js'

const castType = ([from]: readonly Type[], { type }: { readonly type: Type }): Type => {
  const reached = from === undefined ? [] : casts[from.kind]
  return from === undefined || reached.includes(type.kind)
    ? type
    : refuse(
        `${showType(from)} cannot become ${showType(type)}; it can become ${reached.join(', ') || 'nothing else'}`,
      )
}

/** A value of one type as one of another. */
export const cast = {
  /** Spark's `try_cast`, for the pairs of types of `casts.ts`; null where there is no such value. */
  tryCast: {
    takes: ['plain'],
    constants: { type: 'type' },
    gives: castType as Result,
    nulls: 'cast',
    changes: ['7', '-1.5', 'true', '2021-11-07'],
    words: '{0} as {type}',
  },
} as const

cast satisfies Lines

import { refuse } from '../../errors/refusal.js'
import { castReasons, casts } from '../../types/casts.js'
import { showType, type Type } from '../../types/types.js'
import type { Lines, Result } from '../operation.js'

/** The most digits before the point, and behind it, of which every double's text says the same on every release of Java. */
const mostOfDouble = 15

const checkDigits = (from: Type, to: Type): void => {
  if (from.kind !== 'double' || to.kind !== 'decimal') return
  if (to.scale > mostOfDouble || to.precision - to.scale > mostOfDouble)
    refuse(
      `double cannot become ${showType(to)}: it has no more than ${mostOfDouble} digits before the point and behind it that every release of Java prints alike; write toDecimal(${Math.min(to.precision - to.scale, mostOfDouble) + Math.min(to.scale, mostOfDouble)}, ${Math.min(to.scale, mostOfDouble)})`,
    )
}

const castType = ([from]: readonly Type[], { type }: { readonly type: Type }): Type => {
  if (from !== undefined) checkDigits(from, type)
  const reason = from && castReasons[from.kind]?.[type.kind]
  if (from !== undefined && reason !== undefined)
    refuse(`${showType(from)} cannot become ${showType(type)}: ${reason}`)
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

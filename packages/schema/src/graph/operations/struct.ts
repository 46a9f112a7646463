import { refuse } from '../../errors/refusal.js'
import type { Type } from '../../types/types.js'
import type { Lines, Result } from '../operation.js'

const fieldType = ([of]: readonly Type[], { name }: { readonly name: string }): Type => {
  const fields = of?.kind === 'struct' ? of.fields : []
  return (
    fields.find((field) => field.name === name)?.type ??
    refuse(
      `name: expected one of the fields ${fields.map((field) => field.name).join(', ')}, got ${JSON.stringify(name)}`,
    )
  )
}

/** Structs. */
export const struct = {
  /** A struct's field; null where the struct is null. */
  getField: {
    takes: ['struct'],
    constants: { name: 'name' },
    gives: fieldType as Result,
    nulls: 'partial',
    words: 'field {name} of {0}',
  },
} as const

struct satisfies Lines

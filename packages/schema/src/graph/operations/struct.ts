import { refuse } from '../../errors/refusal.js'
import { type Type, types } from '../../types/types.js'
import type { Check, Lines, Result } from '../operation.js'

interface Named {
  readonly names: readonly string[]
}

const checkFields = ({ names }: Named, of: readonly Type[]): void => {
  if (names.length !== of.length)
    refuse(`names: expected one for each of ${of.length} fields, got ${names.length}`)
}

const structOfEach = (of: readonly Type[], { names }: Named): Type =>
  types.struct(of.map((type, place) => ({ name: names[place] ?? '', type })))

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
  /** Spark's `named_struct`: never null itself. */
  namedStruct: {
    takes: { each: 'any' },
    constants: { names: 'names' },
    gives: structOfEach as Result,
    nulls: 'never',
    check: checkFields as Check,
    words: 'the struct of {names}: {*}',
    short: '{*}',
  },
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

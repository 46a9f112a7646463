import { refuse } from '../../errors/refusal.js'
import { showType, type Type, types } from '../../types/types.js'
import type { Check, Lines, Result } from '../operation.js'

const typeRead = (_: unknown, { type }: { readonly type: Type }): Type => type

const entriesRead = (_: unknown, { type }: { readonly type: Type }): Type => types.list(type)

/** An entry of an object: its name and its value. */
const checkEntry = ({ type }: { readonly type: Type }): void => {
  const [key, value, ...others] = type.kind === 'struct' ? type.fields : []
  if (key?.name !== 'key' || key.type.kind !== 'text' || value?.name !== 'value' || others.length > 0)
    refuse(`type: expected a struct of the text key and of value, got ${showType(type)}`)
}

const inside = (type: Type): readonly Type[] => {
  if (type.kind === 'list') return [type, ...inside(type.element)]
  return type.kind === 'struct' ? [type, ...type.fields.flatMap((field) => inside(field.type))] : [type]
}

const instead: Readonly<Partial<Record<Type['kind'], string>>> = {
  double: "Java's digits of a double hang on its version; make a decimal of it, by toDecimal",
  timestamp: "Spark writes it on the session's clock; make text of it, by dateFormat",
}

const checkWritten = (_: never, [of]: readonly Type[]): void => {
  if (of === undefined || !['list', 'struct'].includes(of.kind))
    refuse(`takes a list or a struct, got ${of === undefined ? 'nothing' : showType(of)}`)
  else
    for (const { kind } of inside(of))
      if (instead[kind] !== undefined) refuse(`got ${showType(of)}, with a ${kind} in it: ${instead[kind]}`)
}

/** JSON in text. */
export const json = {
  /** Spark's `from_json`, of well-formed JSON alone: text from strings, numbers from numbers. */
  parseJson: {
    takes: ['text'],
    constants: { type: 'jsonType' },
    gives: typeRead as Result,
    nulls: 'partial',
    lambdas: 1,
    rare: 'few texts are JSON',
    words: '{0} read from JSON as {type}',
    short: 'from JSON',
  },
  /** Spark's `map_entries` of what `from_json` reads as a map, of well-formed JSON alone. */
  parseJsonEntries: {
    takes: ['text'],
    constants: { type: 'jsonType' },
    gives: entriesRead as Result,
    nulls: 'partial',
    check: checkEntry as Check,
    lambdas: 1,
    rare: 'few texts are JSON',
    words: 'the entries of {0} read from JSON, each a {type}',
    short: 'entries from JSON',
  },
  /** Spark's `to_json`. */
  toJson: {
    takes: ['any'],
    constants: { nulls: { oneOf: ['leftOut', 'kept'] } },
    gives: 'text',
    nulls: 'strict',
    lambdas: 1,
    steps: 12,
    check: checkWritten as Check,
    words: '{0} as JSON, nulls {nulls}',
  },
} as const

json satisfies Lines

import { type Field, type Type, types } from '@lockstep/schema'
import type { JsonFound } from '@lockstep/transforms'

/** The values of a field by kind, in words, for those that came. */
export const jsonKindsIn = (found: JsonFound): readonly (readonly [kind: string, count: number])[] =>
  (
    [
      ['text', found.texts],
      ['number', found.ints + found.longs + found.wholes + found.fractions],
      ['true or false', found.booleans],
      ['list', found.lists],
      ['object', found.structs],
    ] as const
  ).filter(([, count]) => count > 0)

const numberType = (found: JsonFound): Type => {
  if (found.fractions > 0) return types.double
  if (found.wholes > 0) return types.text
  return found.longs > 0 ? types.long : types.int
}

const isName = (name: string): boolean => name !== '' && name.isWellFormed() && !/\p{Cc}/u.test(name)

/** Whether objects can be structs: their names are such that Spark can tell them apart. */
const haveNames = (names: readonly string[]): boolean =>
  names.length > 0 &&
  names.every(isName) &&
  new Set(names.map((name) => name.toLowerCase())).size === names.length

/** The type in which a field's values are read: text where they are of several kinds, or of none. */
export const jsonType = (found: JsonFound): Type => {
  const kinds = jsonKindsIn(found)
  if (kinds.length !== 1) return types.text
  switch (kinds[0]?.[0]) {
    case 'number':
      return numberType(found)
    case 'true or false':
      return types.boolean
    case 'list':
      return found.element === undefined ? types.text : types.list(jsonType(found.element))
    case 'object':
      return haveNames([...found.fields.keys()]) ? types.struct(jsonFields(found)) : types.text
    default:
      return types.text
  }
}

/** The columns that records have, in the order in which they were first seen. */
export const jsonFields = ({ fields }: JsonFound): readonly Field[] =>
  [...fields].map(([name, found]) => ({ name, type: jsonType(found) }))

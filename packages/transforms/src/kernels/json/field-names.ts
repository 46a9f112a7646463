import type { TypeOf } from '@lockstep/schema'
import { unescaped } from './json-text.js'

/** The names of a struct's fields, as text and in UTF-8. */
interface FieldNames {
  readonly texts: readonly string[]
  readonly bytes: readonly Uint8Array[]
}

const utf8 = new TextEncoder()

const known = new WeakMap<object, FieldNames>()

const namesOf = (type: TypeOf<'struct'>): FieldNames => {
  const before = known.get(type)
  if (before !== undefined) return before
  const texts = type.fields.map(({ name }) => name)
  const names = { texts, bytes: texts.map((name) => utf8.encode(name)) }
  known.set(type, names)
  return names
}

const isSame = (name: Uint8Array, other: Uint8Array): boolean => {
  if (name.length !== other.length) return false
  for (let at = 0; at < name.length; at++) if (name[at] !== other[at]) return false
  return true
}

/** The place of the field whose name stands between two quotes; -1 where there is none. */
export const placeOfName = (type: TypeOf<'struct'>, quoted: Uint8Array): number => {
  const { texts, bytes } = namesOf(type)
  const place = bytes.findIndex((name) => isSame(name, quoted))
  return place >= 0 || !quoted.includes(0x5c) ? place : texts.indexOf(unescaped(quoted))
}

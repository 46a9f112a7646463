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

const isSame = (name: Uint8Array, bytes: Uint8Array, from: number): boolean => {
  for (let at = 0; at < name.length; at++) if (name[at] !== bytes[from + at]) return false
  return true
}

const hasEscape = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (bytes[at] === 0x5c) return true
  return false
}

/** The place of the field whose name stands between two quotes; -1 where there is none. */
export const placeOfName = (type: TypeOf<'struct'>, bytes: Uint8Array, from: number, to: number): number => {
  const names = namesOf(type)
  const place = names.bytes.findIndex((name) => name.length === to - from && isSame(name, bytes, from))
  return place >= 0 || !hasEscape(bytes, from, to)
    ? place
    : names.texts.indexOf(unescaped(bytes.subarray(from, to)))
}

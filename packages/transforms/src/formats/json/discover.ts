import { type JsonFound, nothingFound } from './found.js'

/** Brackets within brackets that are looked into. */
const deepest = 100

/** The place after white space. */
const afterBlanks = (bytes: Uint8Array, from: number): number => {
  let at = from
  for (let byte = bytes[at]; byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d; )
    byte = bytes[++at]
  return at
}

/** The place of the quote that ends a string, or -1. */
const endOfText = (bytes: Uint8Array, from: number, end: number): number => {
  for (let at = from; at < end; at++) {
    const byte = bytes[at]
    if (byte === 0x22) return at
    if (byte === 0x5c) at++
  }
  return -1
}

const isAt = (bytes: Uint8Array, from: number, word: string): boolean => {
  for (let index = 0; index < word.length; index++)
    if (bytes[from + index] !== word.charCodeAt(index)) return false
  return true
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

const readNumber = (bytes: Uint8Array, from: number, end: number, found: JsonFound): number => {
  let at = bytes[from] === 0x2d ? from + 1 : from
  const digits = at
  while (at < end && isDigit(bytes[at])) at++
  const count = at - digits
  if (count === 0) return -1
  let isWhole = true
  for (let byte = bytes[at]; at < end; byte = bytes[++at]) {
    if (byte !== 0x2e && byte !== 0x65 && byte !== 0x45 && byte !== 0x2b && byte !== 0x2d && !isDigit(byte))
      break
    isWhole = false
  }
  if (!isWhole) found.fractions++
  else if (count <= 9) found.ints++
  else if (count <= 18) found.longs++
  else found.wholes++
  return at
}

const sameBytes = (key: Uint8Array, bytes: Uint8Array, from: number): boolean => {
  for (let index = 0; index < key.length; index++) if (key[index] !== bytes[from + index]) return false
  return true
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** The field of a name that stands between two places; `guess` is where it stood in the object before. */
const fieldAt = (of: JsonFound, guess: number, bytes: Uint8Array, from: number, end: number): JsonFound => {
  const known = of.keys[guess]
  if (known !== undefined && known.bytes.length === end - from && sameBytes(known.bytes, bytes, from))
    return known.found
  const text = utf8.decode(bytes.subarray(from, end))
  const name: string = text.includes('\\') ? JSON.parse(`"${text}"`) : text
  const found = of.fields.get(name) ?? nothingFound()
  of.fields.set(name, found)
  if (guess < 10_000) of.keys[guess] = { bytes: bytes.slice(from, end), found }
  return found
}

const readStruct = (
  bytes: Uint8Array,
  from: number,
  end: number,
  found: JsonFound,
  depth: number,
): number => {
  found.structs++
  let at = afterBlanks(bytes, from)
  if (bytes[at] === 0x7d) return at + 1
  for (let index = 0; at < end; index++) {
    if (bytes[at] !== 0x22) return -1
    const close = endOfText(bytes, at + 1, end)
    if (close < 0) return -1
    const field = fieldAt(found, index, bytes, at + 1, close)
    const colon = afterBlanks(bytes, close + 1)
    if (bytes[colon] !== 0x3a) return -1
    const after = discoverValue(bytes, colon + 1, end, field, depth + 1)
    if (after < 0) return -1
    at = afterBlanks(bytes, after)
    if (bytes[at] === 0x7d) return at + 1
    if (bytes[at] !== 0x2c) return -1
    at = afterBlanks(bytes, at + 1)
  }
  return -1
}

const readList = (bytes: Uint8Array, from: number, end: number, found: JsonFound, depth: number): number => {
  found.lists++
  let at = afterBlanks(bytes, from)
  if (bytes[at] === 0x5d) return at + 1
  found.element ??= nothingFound()
  while (at < end) {
    const after = discoverValue(bytes, at, end, found.element, depth + 1)
    if (after < 0) return -1
    at = afterBlanks(bytes, after)
    if (bytes[at] === 0x5d) return at + 1
    if (bytes[at] !== 0x2c) return -1
    at++
  }
  return -1
}

/** Counts the value that begins at a place, and gives the place after it; -1 where there is no whole value. */
export const discoverValue = (
  bytes: Uint8Array,
  from: number,
  end: number,
  found: JsonFound,
  depth = 0,
): number => {
  const at = afterBlanks(bytes, from)
  if (at >= end || depth > deepest) return -1
  switch (bytes[at]) {
    case 0x22: {
      found.texts++
      const close = endOfText(bytes, at + 1, end)
      return close < 0 ? -1 : close + 1
    }
    case 0x7b:
      return readStruct(bytes, at + 1, end, found, depth)
    case 0x5b:
      return readList(bytes, at + 1, end, found, depth)
    case 0x6e:
      found.nulls++
      return isAt(bytes, at, 'null') ? at + 4 : -1
    case 0x74:
      found.booleans++
      return isAt(bytes, at, 'true') ? at + 4 : -1
    case 0x66:
      found.booleans++
      return isAt(bytes, at, 'false') ? at + 5 : -1
    default:
      return readNumber(bytes, at, end, found)
  }
}

import { Fault, notUtf8, overLimit, unexpectedByte, unexpectedEnd } from '../fault.js'
import { readEscape } from './escape.js'
import { peek, type State, takeUnit } from './state.js'
import { bytesAfter, character, isSurrogateUnit } from './utf8.js'

/** The longest name of Spark 4; 3.5 has no limit. */
export const longestName = 50_000

const quote = 0x22
const apostrophe = 0x27
const backslash = 0x5c

/** Jackson collects a name as UTF-8, escapes included, and decodes it at the end. */
const addEscaped = (to: number[], code: number): void => {
  if (code < 0x80) to.push(code)
  else if (code < 0x800) to.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f))
  else {
    if (code < 0x10000) to.push(0xe0 | (code >> 12))
    else to.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f))
    to.push(0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f))
  }
}

const halfPair = (state: State): Fault => new Fault(state.pos, 'half a surrogate pair in a name')

/** The character of an escape in a name. Half a surrogate pair is an error since Spark 4. */
const escapedCharacter = (state: State): number => {
  const high = readEscape(state)
  if (!isSurrogateUnit(high)) return high
  if (high > 0xdbff) throw halfPair(state)
  if (state.pos >= state.end) throw unexpectedEnd(state.pos)
  if (peek(state) !== backslash) throw halfPair(state)
  state.pos++
  const low = readEscape(state)
  if (!isSurrogateUnit(low) || low <= 0xdbff) throw halfPair(state)
  return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)
}

const byteAt = (bytes: readonly number[], at: number): number => bytes[at] as number

const decoded = (state: State, bytes: readonly number[]): readonly number[] => {
  const units: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const first = byteAt(bytes, at++)
    if (first < 0x80) {
      units.push(first)
      continue
    }
    const more = bytesAfter(first)
    if (more === 0 || at + more > bytes.length) throw notUtf8(state.pos, first)
    let code = first & (0x3f >> more)
    for (let left = more; left > 0; left--) {
      const next = byteAt(bytes, at++)
      if ((next & 0xc0) !== 0x80) throw notUtf8(state.pos, next)
      code = (code << 6) | (next & 0x3f)
    }
    if (more === 2 && isSurrogateUnit(code)) throw notUtf8(state.pos, first)
    if (more < 3) units.push(code)
    else units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 | (code & 0x3ff))
  }
  return units
}

const nameOf = (state: State, collected: readonly number[]): string => {
  if (collected.length > longestName) throw overLimit(state.pos, 'a name of too many bytes', longestName)
  let name = ''
  for (const unit of state.line.wide ? collected : decoded(state, collected))
    name += String.fromCharCode(unit & 0xffff)
  return name
}

/** Reads a name whose first byte has been read: it must be `"` or `'`. */
export const readName = (state: State, first: number): string => {
  if (first !== quote && first !== apostrophe) {
    character(state, first)
    throw unexpectedByte(state.pos - 1, first, "'\"' before a name")
  }
  const collected: number[] = []
  for (;;) {
    if (state.pos >= state.end) throw unexpectedEnd(state.pos)
    const byte = takeUnit(state)
    if (byte === first) return nameOf(state, collected)
    if (byte === backslash) {
      if (state.line.wide) collected.push(readEscape(state))
      else addEscaped(collected, escapedCharacter(state))
    } else if (byte < 0x20) throw unexpectedByte(state.pos - 1, byte, 'no raw control character in a name')
    else collected.push(byte)
  }
}

import { notUtf8, overLimit, unexpectedByte, unexpectedEnd } from '../fault.js'
import { readEscape } from './escape.js'
import { type State, takeUnit } from './state.js'
import { addUnit } from './units.js'
import { bytesAfter, character, continuation, isSurrogateUnit } from './utf8.js'

/** The longest string, in UTF-16 units, that Spark's parser gives. */
export const longestString = 20_000_000
/** Where that parser stops reading a longer one: the first boundary of its buffers past the limit. */
const readBoundary = 20_051_112

const quote = 0x22
const backslash = 0x5c

const control = (state: State, byte: number): Error =>
  unexpectedByte(state.pos - 1, byte, 'no raw control character in a string')

const tooLong = (state: State): Error =>
  overLimit(state.pos, 'a string of too many characters', longestString)

const addCharacter = (state: State, byte: number): void => {
  const { string } = state
  const code = character(state, byte)
  if (state.line.wide || bytesAfter(byte) < 3) {
    if (isSurrogateUnit(code) && !state.line.wide) throw notUtf8(state.pos - 1, byte)
    addUnit(string, code)
  } else {
    addUnit(string, 0xd800 | ((code - 0x10000) >> 10))
    addUnit(string, 0xdc00 | (code & 0x3ff))
  }
}

/** Reads a string up to its closing quote, which is `"` or `'`. */
export const readString = (state: State, closing: number = quote): void => {
  const { string } = state
  state.unread = false
  string.length = 0
  for (;;) {
    if (string.length >= readBoundary) throw tooLong(state)
    if (state.pos >= state.end) throw unexpectedEnd(state.pos)
    const byte = takeUnit(state)
    if (byte === closing) break
    if (byte === backslash) addUnit(string, readEscape(state))
    else if (byte < 0x20) throw control(state, byte)
    else addCharacter(state, byte)
  }
}

/** The string just read must not be longer than Spark's parser allows. */
export const checkLength = (state: State): void => {
  if (state.string.length > longestString) throw tooLong(state)
}

/** Passes over a string up to its closing `"`. */
export const skipString = (state: State): void => {
  state.unread = false
  for (;;) {
    if (state.pos >= state.end) throw unexpectedEnd(state.pos)
    const byte = takeUnit(state)
    if (byte === quote) return
    if (byte === backslash) readEscape(state)
    else if (byte < 0x20) throw control(state, byte)
    else if (byte >= 0x80 && !state.line.wide) {
      const more = bytesAfter(byte)
      if (more === 0) throw notUtf8(state.pos - 1, byte)
      for (let left = more; left > 0; left--) continuation(state)
    }
  }
}

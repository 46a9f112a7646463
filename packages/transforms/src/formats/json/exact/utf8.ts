import { notUtf8, unexpectedEnd } from '../fault.js'
import { type State, takeUnit } from './state.js'

/** How many bytes follow a first byte of 0x80 or more; 0 where it can begin nothing. */
export const bytesAfter = (first: number): number => {
  if ((first & 0xe0) === 0xc0) return 1
  if ((first & 0xf0) === 0xe0) return 2
  return (first & 0xf8) === 0xf0 ? 3 : 0
}

/** Whether a UTF-16 unit is half a character. */
export const isSurrogateUnit = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff

/** The low bits of the next byte, which must continue a character. */
export const continuation = (state: State): number => {
  if (state.pos >= state.end) throw unexpectedEnd(state.pos)
  const byte = takeUnit(state)
  if ((byte & 0xc0) !== 0x80) throw notUtf8(state.pos - 1, byte)
  return byte & 0x3f
}

/**
 * The character that begins with a byte already read, or that unit itself. Only the shape is checked, as in
 * Spark's parser: overlong forms and surrogates pass.
 */
export const character = (state: State, first: number): number => {
  if (first < 0x80 || state.line.wide) return first
  const more = bytesAfter(first)
  if (more === 0) throw notUtf8(state.pos - 1, first)
  let code = first & (0x3f >> more)
  for (let left = more; left > 0; left--) code = (code << 6) | continuation(state)
  return code
}

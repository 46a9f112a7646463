import { unexpectedByte, unexpectedEnd } from '../fault.js'
import { type State, takeUnit } from './state.js'
import { character } from './utf8.js'

const shortEscapes: ReadonlyMap<number, number> = new Map([
  [0x62, 0x08],
  [0x74, 0x09],
  [0x6e, 0x0a],
  [0x66, 0x0c],
  [0x72, 0x0d],
  [0x22, 0x22],
  [0x27, 0x27],
  [0x2f, 0x2f],
  [0x5c, 0x5c],
])

/** The value of a hexadecimal digit, or -1. */
export const hexDigit = (byte: number): number => {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

const hexUnit = (state: State): number => {
  let unit = 0
  for (let left = 4; left > 0; left--) {
    if (state.pos >= state.end) throw unexpectedEnd(state.pos)
    const byte = takeUnit(state)
    // Jackson looks at the low byte of a unit only.
    const digit = hexDigit(byte & 0xff)
    if (digit < 0) throw unexpectedByte(state.pos - 1, byte, 'a hexadecimal digit')
    unit = (unit << 4) | digit
  }
  return unit
}

/** The UTF-16 unit of an escape whose backslash has been read. `\'` is one. */
export const readEscape = (state: State): number => {
  if (state.pos >= state.end) throw unexpectedEnd(state.pos)
  const byte = takeUnit(state)
  if (byte === 0x75) return hexUnit(state)
  const unit = shortEscapes.get(byte)
  if (unit !== undefined) return unit
  character(state, byte)
  throw unexpectedByte(state.pos - 1, byte, 'a known escape after a backslash')
}

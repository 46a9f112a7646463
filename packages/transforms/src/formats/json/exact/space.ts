import { unexpectedByte, unexpectedEnd } from '../fault.js'
import { type State, takeUnit } from './state.js'

const slash = 0x2f

/** Reads blanks and what follows them, or gives -1 at the end of the line. A comment is an error. */
const afterBlanks = (state: State): number => {
  while (state.pos < state.end) {
    const byte = takeUnit(state)
    if (byte > 0x20) {
      if (byte === slash) throw unexpectedByte(state.pos - 1, byte, 'a value, not a comment')
      return byte
    }
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)
      throw unexpectedByte(state.pos - 1, byte, 'a blank, a tab or a value')
  }
  return -1
}

/** The first byte of the next token, or -1 at the end of the line, which is an error inside an object or array. */
export const tokenByteOrEnd = (state: State): number => {
  const byte = afterBlanks(state)
  if (byte < 0 && (state.scope.kind !== 'root' || state.line.cut)) throw unexpectedEnd(state.pos)
  return byte
}

/** The first byte of the next token. */
export const tokenByte = (state: State): number => {
  const byte = afterBlanks(state)
  if (byte < 0) throw unexpectedEnd(state.pos)
  return byte
}

/** Reads the colon after a name, and the first byte of the value. */
export const valueByte = (state: State): number => {
  const colon = tokenByte(state)
  if (colon !== 0x3a) throw unexpectedByte(state.pos - 1, colon, "':' after a name")
  return tokenByte(state)
}

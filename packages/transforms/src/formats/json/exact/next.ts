import { overLimit, unexpectedByte } from '../fault.js'
import { readName } from './name.js'
import { readNegative, readNumber } from './number.js'
import { tokenByte, tokenByteOrEnd, valueByte } from './space.js'
import type { State, Token } from './state.js'
import { skipString } from './text.js'
import { readOddValue, readWord } from './word.js'

const deepest = 1000

const words: ReadonlyMap<number, 'true' | 'false' | 'null'> = new Map([
  [0x74, 'true'],
  [0x66, 'false'],
  [0x6e, 'null'],
])

/** Reads a value whose first byte has been read: of a string no more, of an object or array its bracket. */
const readValue = (state: State, first: number): Token => {
  if (first === 0x22) {
    state.unread = true
    return 'string'
  }
  if (first === 0x7b) return '{'
  if (first === 0x5b) return '['
  if (first === 0x2d) return readNegative(state)
  if (first >= 0x30 && first <= 0x39) return readNumber(state, first)
  const word = words.get(first)
  if (word === undefined) return readOddValue(state, first)
  readWord(state, word, 1)
  return word
}

const open = (state: State, kind: 'object' | 'array'): void => {
  const depth = state.scope.depth + 1
  state.scope = { kind, parent: state.scope, depth, name: undefined, entries: 0 }
  if (depth > deepest) throw overLimit(state.pos, 'brackets nested too deep', deepest)
}

const enter = (state: State, token: Token | undefined): Token | undefined => {
  if (token === '{') open(state, 'object')
  else if (token === '[') open(state, 'array')
  state.token = token
  return token
}

const close = (state: State, token: '}' | ']', kind: 'object' | 'array'): Token => {
  state.from = state.pos - 1
  const { scope } = state
  if (scope.kind !== kind || scope.parent === undefined)
    throw unexpectedByte(state.pos - 1, token.charCodeAt(0), `the end of the ${scope.kind}`)
  state.scope = scope.parent
  state.token = token
  return token
}

const afterName = (state: State): Token | undefined => {
  const token = state.ahead
  state.ahead = undefined
  return enter(state, token)
}

/** Reads the next token; undefined at the end of the line. With a name, its value is read too and kept. */
export const nextToken = (state: State): Token | undefined => {
  if (state.token === 'name') return afterName(state)
  if (state.unread) skipString(state)
  let byte = tokenByteOrEnd(state)
  if (byte < 0) {
    state.token = undefined
    return undefined
  }
  if (byte === 0x5d) return close(state, ']', 'array')
  if (byte === 0x7d) return close(state, '}', 'object')
  const { scope } = state
  if (scope.entries++ > 0 && scope.kind !== 'root') {
    if (byte !== 0x2c) throw unexpectedByte(state.pos - 1, byte, `',' or the end of the ${scope.kind}`)
    byte = tokenByte(state)
  }
  if (scope.kind !== 'object') {
    state.from = state.pos - 1
    return enter(state, readValue(state, byte))
  }
  scope.name = readName(state, byte)
  state.token = 'name'
  const first = valueByte(state)
  state.from = state.pos - 1
  state.ahead = readValue(state, first)
  return 'name'
}

/** The name of the value at hand: of an object or array just opened, the name it stands under. */
export const nameOf = (state: State): string | undefined => {
  const { scope, token } = state
  const opened = token === '{' || token === '['
  return opened && scope.parent !== undefined ? scope.parent.name : scope.name
}

/** Passes over the object or array just opened; over nothing else. */
export const skipChildren = (state: State): void => {
  if (state.token !== '{' && state.token !== '[') return
  for (let depth = 1; depth > 0; ) {
    const token = nextToken(state)
    if (token === undefined) return
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
  }
}

import { Fault, notUtf8, unexpectedByte, unexpectedEnd } from '../fault.js'
import { peek, type State, type Token, takeUnit } from './state.js'
import { readString } from './text.js'
import { character } from './utf8.js'

const longestReport = 256
/** `Character.isJavaIdentifierStart`. */
const wordStart = /[\p{L}\p{Nl}\p{Sc}\p{Pc}]/u
/** `Character.isJavaIdentifierPart`. */
const wordPart = /[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\p{Cf}\0-\x08\x0e-\x1b\x7f-\x9f]/u

const isWordPart = (code: number): boolean => wordPart.test(String.fromCharCode(code & 0xffff))

/**
 * Reads the rest of a word that JSON does not have, so that its error can be told; in UTF-8 together with the
 * character that ends it.
 */
const unknownWord = (state: State, start: string): never => {
  const at = state.pos - start.length
  let word = start
  while (state.pos < state.end && word.length < longestReport) {
    if (state.line.wide && !isWordPart(peek(state))) break
    const code = character(state, takeUnit(state)) & 0xffff
    if (!isWordPart(code)) break
    word += String.fromCharCode(code)
  }
  throw new Fault(at, `expected a value, got ${JSON.stringify(word)}`)
}

/** Reads the rest of a word, whose first letters have been read; a letter or digit must not follow it. */
export const readWord = (state: State, word: string, read: number): void => {
  for (let at = read; at < word.length; at++) {
    if (state.pos >= state.end || peek(state) !== word.charCodeAt(at)) unknownWord(state, word.slice(0, at))
    state.pos++
  }
  if (state.pos >= state.end) return
  const next = peek(state)
  if (next < 0x30 || next === 0x5d || next === 0x7d) return
  // Of a character of several bytes the first is not read here, so that it never fits.
  if (isWordPart(character(state, next))) unknownWord(state, word)
}

const readSignedWord = (state: State, sign: '+' | '-', first: number): Token => {
  let byte = first
  if (byte === 0x49) {
    if (state.pos >= state.end) throw unexpectedEnd(state.pos)
    byte = takeUnit(state)
    if (byte === 0x4e || byte === 0x6e) {
      readWord(state, byte === 0x4e ? `${sign}INF` : `${sign}Infinity`, 3)
      state.to = state.pos
      return 'float'
    }
  }
  throw unexpectedByte(state.pos - 1, byte, 'a digit after a sign')
}

/** Reads what follows a minus sign and is no digit: `-INF` and `-Infinity` are numbers. */
export const readNegativeWord = (state: State, first: number): Token => readSignedWord(state, '-', first)

/** Reads a value that JSON does not have: text in single quotes, `NaN`, `Infinity`, `+INF`, `+Infinity`. */
export const readOddValue = (state: State, first: number): Token => {
  switch (first) {
    case 0x27:
      readString(state, first)
      return 'string'
    case 0x4e:
    case 0x49:
      readWord(state, first === 0x4e ? 'NaN' : 'Infinity', 1)
      state.to = state.pos
      return 'float'
    case 0x2b:
      if (state.pos >= state.end) throw unexpectedEnd(state.pos)
      return readSignedWord(state, '+', takeUnit(state))
    default: {
      // Jackson takes the first byte of a character for a character.
      const start = String.fromCharCode(first)
      if (wordStart.test(start)) unknownWord(state, start)
      throw first < 0x80 ? unexpectedByte(state.pos - 1, first, 'a value') : notUtf8(state.pos - 1, first)
    }
  }
}

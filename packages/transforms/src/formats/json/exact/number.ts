import { isDigit } from '../../../bytes/ascii.js'
import { EndOfLine, overLimit, unexpectedByte, unexpectedEnd } from '../fault.js'
import { peek, type State, type Token, takeUnit } from './state.js'
import { readNegativeWord } from './word.js'

/** The most digits a number can have, those of its fraction and exponent included. */
export const longestNumber = 1000

const isExponent = (byte: number): boolean => byte === 0x65 || byte === 0x45

const digitNext = (state: State): boolean => state.pos < state.end && isDigit(peek(state))

/** Passes over digits and says how many. */
const skipDigits = (state: State): number => {
  const from = state.pos
  while (digitNext(state)) state.pos++
  return state.pos - from
}

const needByte = (state: State): number => {
  if (state.pos >= state.end) throw unexpectedEnd(state.pos)
  return takeUnit(state)
}

const skipNeededDigits = (state: State, first: number): number => {
  if (!isDigit(first)) throw unexpectedByte(state.pos - 1, first, 'a digit in a number')
  return 1 + skipDigits(state)
}

/** Passes over the fraction and the exponent, if there are any, and says how many digits they have. */
const skipRest = (state: State): number => {
  let digits = 0
  if (state.pos < state.end && peek(state) === 0x2e) {
    state.pos++
    digits += skipNeededDigits(state, needByte(state))
  }
  if (state.pos < state.end && isExponent(peek(state))) {
    state.pos++
    const first = needByte(state)
    digits += skipNeededDigits(state, first === 0x2b || first === 0x2d ? needByte(state) : first)
  }
  return digits
}

/** In UTF-16, Jackson goes back to the point after a byte that is no digit; not at the end of the line. */
const skipRestWide = (state: State): number => {
  const point = state.pos + 1
  try {
    return skipRest(state)
  } catch (fault) {
    if (!(fault instanceof EndOfLine)) state.pos = point
    throw fault
  }
}

/** Reads a number whose first digit has been read. */
export const readNumber = (state: State, first: number): Token => {
  if (first === 0x30 && digitNext(state))
    throw unexpectedByte(state.pos, first, 'no zero before other digits')
  const whole = 1 + skipDigits(state)
  const rest = state.line.wide && first !== 0x30 ? skipRestWide(state) : skipRest(state)
  state.to = state.pos
  if (whole + rest > longestNumber) throw overLimit(state.pos, 'a number of too many digits', longestNumber)
  return rest === 0 ? 'int' : 'float'
}

/** Reads a number whose minus sign has been read. */
export const readNegative = (state: State): Token => {
  const first = needByte(state)
  return isDigit(first) ? readNumber(state, first) : readNegativeWord(state, first)
}

import { showType, type Type } from '@lockstep/schema'
import { readJavaDigits, toScale } from '../../../parse/java-decimal.js'
import { namedNumber } from '../../../parse/named-number.js'
import { Fault, notOfType } from '../fault.js'
import type { JsonShape, StructShape } from '../shape.js'
import { nameOf, nextToken, skipChildren } from './next.js'
import type { State, Token } from './state.js'
import { checkLength, readString } from './text.js'
import { textOfUnits, unitsToString, unitsToUtf8 } from './units.js'

/** A value of any type: text as UTF-8, decimal as its unscaled value, a list or struct as an array. */
export type ExactValue = null | boolean | number | bigint | Uint8Array | readonly ExactValue[]

const words: Readonly<Record<Token, string>> = {
  name: 'a name',
  string: 'a string',
  int: 'a whole number',
  float: 'a number with a fraction or exponent',
  true: 'true',
  false: 'false',
  null: 'null',
  '{': 'an object',
  '}': "'}'",
  '[': 'an array',
  ']': "']'",
}

const mismatch = (state: State, token: Token, type: Type): Fault => {
  if (token === 'string' && state.unread) readString(state)
  return notOfType(state.from, words[token], showType(type))
}

const string = (state: State): string => {
  if (state.unread) readString(state)
  checkLength(state)
  return unitsToString(state.string)
}

const numberText = (state: State): string => textOfUnits(state.line.units, state.from, state.to)

const outOfRange = (state: State, type: Type): Fault =>
  notOfType(state.from, `${numberText(state).slice(0, 40)}, out of range,`, showType(type))

const whole = (state: State, type: Type, bits: 32 | 64): bigint => {
  const value = BigInt(numberText(state))
  if (BigInt.asIntN(bits, value) !== value) throw outOfRange(state, type)
  return value
}

const double = (state: State, token: Token, type: Type): number => {
  if (token === 'int') return Number(numberText(state)) + 0
  if (token === 'float') {
    const text = numberText(state)
    return namedNumber(text) ?? Number(text)
  }
  if (token !== 'string') throw mismatch(state, token, type)
  const number = namedNumber(string(state))
  if (number === undefined) throw notOfType(state.from, words.string, showType(type))
  return number
}

const decimal = (state: State, token: Token, type: Type & { readonly kind: 'decimal' }): bigint => {
  if (token !== 'int' && token !== 'float' && token !== 'string') throw mismatch(state, token, type)
  const text = token === 'string' ? string(state).replaceAll(',', '') : numberText(state)
  const digits = readJavaDigits(text)
  if (digits === undefined) throw notOfType(state.from, words[token], showType(type))
  const value = toScale(digits, type.precision, type.scale)
  if (value === undefined) throw outOfRange(state, type)
  return value
}

/** The bytes of the line that hold a value which is no string; of a line in UTF-16 or UTF-32 none, as in Spark. */
const raw = (state: State): Uint8Array => {
  const from = state.from
  skipChildren(state)
  const { units } = state.line
  return units instanceof Uint8Array ? units.slice(from, state.pos) : new Uint8Array(0)
}

const text = (state: State, token: Token): Uint8Array => {
  if (token !== 'string') return raw(state)
  if (state.unread) readString(state)
  checkLength(state)
  return unitsToUtf8(state.string)
}

const boolean = (state: State, token: Token, type: Type): boolean => {
  if (token !== 'true' && token !== 'false') throw mismatch(state, token, type)
  return token === 'true'
}

/** The object just opened. A field that cannot be read stays as it was, and the first such fault is kept. */
export const readObject = (state: State, struct: StructShape): readonly ExactValue[] => {
  const row: ExactValue[] = struct.fields.map(() => null)
  for (let token = nextToken(state); token !== undefined && token !== '}'; token = nextToken(state)) {
    const name = nameOf(state)
    const index = name === undefined ? undefined : struct.index.get(name)
    const field = index === undefined ? undefined : struct.fields[index]
    if (index === undefined || field === undefined) {
      skipChildren(state)
      continue
    }
    try {
      row[index] = readValue(state, field.shape)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      state.fault ??= error.path === undefined ? new Fault(error.at, error.message, field.path) : error
      skipChildren(state)
    }
  }
  return row
}

const readList = (state: State, element: JsonShape): readonly ExactValue[] => {
  const values: ExactValue[] = []
  for (let token = nextToken(state); token !== undefined && token !== ']'; token = nextToken(state))
    values.push(readValue(state, element))
  return values
}

/** The value at hand, as the column's type; a fault where it is none. */
export const readValue = (state: State, shape: JsonShape): ExactValue => {
  while (state.token === 'name') nextToken(state)
  const { token } = state
  if (token === undefined || token === 'null') return null
  const { type } = shape
  switch (shape.kind) {
    case 'text':
      return text(state, token)
    case 'boolean':
      return boolean(state, token, type)
    case 'int':
      if (token !== 'int') throw mismatch(state, token, type)
      return Number(whole(state, type, 32))
    case 'long':
      if (token !== 'int') throw mismatch(state, token, type)
      return whole(state, type, 64)
    case 'double':
      return double(state, token, type)
    case 'decimal':
      return decimal(state, token, shape.type)
    case 'list':
      if (token !== '[') throw mismatch(state, token, type)
      return readList(state, shape.element)
    case 'struct':
      if (token !== '{') throw mismatch(state, token, type)
      return readObject(state, shape)
  }
}

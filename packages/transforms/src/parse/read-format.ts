import { point } from '../bytes/ascii.js'
import { type FormatProgram, fieldPlaces, nameBytes, nameEnds, stepKinds } from './format-program.js'

/** Where a text is not as a step wants it. */
const nowhere = -1

/** What is read of a text: `fieldPlaces` says where. */
export type Fields = Int32Array

/** Room for what is read of a text. */
export const fieldsRoom = (): Fields => new Int32Array(9)

const digitAt = (bytes: Uint8Array, at: number): number => (bytes[at] as number) - 0x30

const isDigitAt = (bytes: Uint8Array, at: number, to: number): boolean =>
  at < to && digitAt(bytes, at) >>> 0 <= 9

/** The bit that small letters have, and capital ones have not. */
const small = 0x20

/** Reads at least so many digits, and at most so many. */
const readNumber = (
  bytes: Uint8Array,
  from: number,
  to: number,
  least: number,
  most: number,
  fields: Fields,
  place: number,
): number => {
  let value = 0
  let at = from
  for (; at - from < most && isDigitAt(bytes, at, to); at++) value = value * 10 + digitAt(bytes, at)
  fields[place] = value
  return at - from < least ? nowhere : at
}

const isName = (bytes: Uint8Array, from: number, name: number, end: number): boolean => {
  for (let at = from, of = name; of < end; at++, of++)
    if (((bytes[at] as number) | small) !== nameBytes[of]) return false
  return true
}

/** Reads the name of a month in any case, or its first three letters. */
const readName = (bytes: Uint8Array, from: number, to: number, isShort: boolean, fields: Fields): number => {
  for (let month = 1; month <= 12; month++) {
    const name = nameEnds[month - 1] as number
    const size = isShort ? 3 : (nameEnds[month] as number) - name
    if (to - from >= size && isName(bytes, from, name, name + size)) {
      fields[fieldPlaces.month] = month
      return from + size
    }
  }
  return nowhere
}

/** Reads AM as 1 and PM as 2. */
const readHalf = (bytes: Uint8Array, from: number, to: number, fields: Fields): number => {
  if (to - from < 2 || ((bytes[from + 1] as number) | small) !== 0x6d) return nowhere
  const letter = (bytes[from] as number) | small
  fields[fieldPlaces.half] = letter === 0x61 ? 1 : 2
  return letter === 0x61 || letter === 0x70 ? from + 2 : nowhere
}

/** Reads nothing, or a point and 1 to 9 digits, of which six count. */
const readMicros = (bytes: Uint8Array, from: number, to: number, fields: Fields): number => {
  if (from === to || bytes[from] !== point) return from
  let at = from + 1
  let micros = 0
  for (; at - from <= 9 && isDigitAt(bytes, at, to); at++)
    if (at - from <= 6) micros = micros * 10 + digitAt(bytes, at)
  for (let place = at - from; place <= 6; place++) micros *= 10
  fields[fieldPlaces.micros] = micros
  return at === from + 1 ? from : at
}

/** Reads Z, or a distance from UTC of at most 18:00, as minutes. */
const readDistance = (bytes: Uint8Array, from: number, to: number, fields: Fields): number => {
  if (from < to && bytes[from] === 0x5a) return from + 1
  const sign = bytes[from]
  if (to - from < 6 || (sign !== 0x2b && sign !== 0x2d) || bytes[from + 3] !== 0x3a) return nowhere
  for (let at = from + 1; at < from + 6; at++)
    if (at !== from + 3 && !isDigitAt(bytes, at, to)) return nowhere
  const hours = digitAt(bytes, from + 1) * 10 + digitAt(bytes, from + 2)
  const minutes = digitAt(bytes, from + 4) * 10 + digitAt(bytes, from + 5)
  const ahead = hours * 60 + minutes
  if (minutes > 59 || ahead > 18 * 60) return nowhere
  fields[fieldPlaces.ahead] = sign === 0x2b ? ahead : -ahead
  return from + 6
}

const readText = (
  bytes: Uint8Array,
  from: number,
  to: number,
  program: FormatProgram,
  step: number,
): number => {
  const size = program.sizes[step] as number
  const place = program.places[step] as number
  if (to - from < size) return nowhere
  for (let at = 0; at < size; at++) if (bytes[from + at] !== program.bytes[place + at]) return nowhere
  return from + size
}

const readStep = (
  bytes: Uint8Array,
  from: number,
  to: number,
  program: FormatProgram,
  step: number,
  fields: Fields,
): number => {
  const size = program.sizes[step] as number
  switch (program.kinds[step]) {
    case stepKinds.text:
      return readText(bytes, from, to, program, step)
    case stepKinds.digits:
      return readNumber(bytes, from, to, size, size, fields, program.places[step] as number)
    case stepKinds.upToTwo:
      return readNumber(bytes, from, to, 1, 2, fields, program.places[step] as number)
    case stepKinds.shortName:
      return readName(bytes, from, to, true, fields)
    case stepKinds.fullName:
      return readName(bytes, from, to, false, fields)
    case stepKinds.half:
      return readHalf(bytes, from, to, fields)
    case stepKinds.fraction:
      return readMicros(bytes, from, to, fields)
    default:
      return readDistance(bytes, from, to, fields)
  }
}

/** The year that two digits mean: the one of the hundred years from the first on that ends with them. */
const setYear = (fields: Fields, firstYear: number): void => {
  if (firstYear < 0) return
  const over = ((fields[fieldPlaces.year] as number) - (firstYear % 100) + 100) % 100
  fields[fieldPlaces.year] = firstYear + over
}

/** An hour of twelve and a half of the day as an hour of a day; says whether there is such an hour. */
const setHour = (fields: Fields): boolean => {
  const half = fields[fieldPlaces.half] as number
  if (half === 0) return true
  const hour = fields[fieldPlaces.hour] as number
  fields[fieldPlaces.hour] = (hour % 12) + (half === 2 ? 12 : 0)
  return hour >= 1 && hour <= 12
}

/** Reads a text that must be of a format and nothing else. Whether there is such a day and such a clock is not looked at. */
export const readFormat = (
  bytes: Uint8Array,
  from: number,
  to: number,
  program: FormatProgram,
  fields: Fields,
): boolean => {
  fields.fill(0)
  let at = from
  for (let step = 0; step < program.kinds.length && at >= 0; step++)
    at = readStep(bytes, at, to, program, step, fields)
  if (at !== to) return false
  setYear(fields, program.firstYear)
  return setHour(fields)
}

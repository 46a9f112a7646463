import { type FormatField, type FormatPart, monthNames, writtenParts, type Zone } from '@lockstep/schema'

/** What a step writes. Numbers are parts of the date, as `dateOf` gives it, or of the clock, as `clockOf` does. */
export const writeSteps = {
  text: 0,
  year: 1,
  dateTwo: 2,
  datePlain: 3,
  month: 4,
  clockTwo: 5,
  clockPlain: 6,
  half: 7,
} as const

/** A format as steps: of each its kind, the bits that a number is moved by and masked with, or the place and the end of a text. */
export interface WriteProgram {
  readonly steps: Int32Array
  /** The texts, one after the other. */
  readonly bytes: Uint8Array
  /** Where the name of each month begins, from 1 on, and then where the last one ends. */
  readonly months: Int32Array
  /** The most bytes that are written. */
  readonly longest: number
}

type Step = readonly [kind: number, shift: number, mask: number]

/** The hour, the hour of twelve, minute and second of a second of a day, in one number: at bits 17, 12, 6 and 0. */
export const clockOf = (second: number): number => {
  const hour = (second / 3600) | 0
  const minute = ((second - hour * 3600) / 60) | 0
  return (hour << 17) | ((((hour + 11) % 12) + 1) << 12) | (minute << 6) | (second % 60)
}

const stepOf: Readonly<Partial<Record<FormatField, Step>>> = {
  yyyy: [writeSteps.year, 0, 0],
  MMMM: [writeSteps.month, 5, 15],
  MMM: [writeSteps.month, 5, 15],
  MM: [writeSteps.dateTwo, 5, 15],
  M: [writeSteps.datePlain, 5, 15],
  dd: [writeSteps.dateTwo, 0, 31],
  d: [writeSteps.datePlain, 0, 31],
  HH: [writeSteps.clockTwo, 17, 31],
  H: [writeSteps.clockPlain, 17, 31],
  hh: [writeSteps.clockTwo, 12, 31],
  h: [writeSteps.clockPlain, 12, 31],
  mm: [writeSteps.clockTwo, 6, 63],
  ss: [writeSteps.clockTwo, 0, 63],
  a: [writeSteps.half, 17, 31],
}

const capital = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}`

/** The most bytes of a field: those of a year, or of a name. */
const longestField = 12

/** A format as steps; what `XXX` stands for is the zone. */
export const writeProgramOf = (format: string, zone: Zone): WriteProgram => {
  const utf8 = new TextEncoder()
  const bytes: number[] = []
  const add = (text: string): Step => {
    const begin = bytes.length
    bytes.push(...utf8.encode(text))
    return [writeSteps.text, begin, bytes.length]
  }
  const parts = writtenParts(format)
  const made = parts.map((part: FormatPart): Step => {
    if ('text' in part) return add(part.text)
    if (part.field === 'XXX') return add(zone === 'UTC' ? 'Z' : zone)
    const step = stepOf[part.field]
    if (step === undefined) throw new TypeError(`nothing is written as ${part.field}`)
    return step
  })
  const isShort = parts.some((part) => 'field' in part && part.field === 'MMM')
  const months = [0, ...monthNames.map((name) => add(capital(isShort ? name.slice(0, 3) : name))[1])]
  const texts = made.reduce((sum, [kind, from, to]) => sum + (kind === writeSteps.text ? to - from : 0), 0)
  return {
    steps: Int32Array.from(made.flat()),
    bytes: Uint8Array.from(bytes),
    months: Int32Array.of(...months, bytes.length),
    longest: texts + made.length * longestField,
  }
}

import {
  type FormatField,
  type FormatPart,
  monthNames,
  partsOfFormat,
  type TimeFormat,
} from '@lockstep/schema'

/** What a step of a program reads. */
export const stepKinds = {
  text: 0,
  digits: 1,
  upToTwo: 2,
  shortName: 3,
  fullName: 4,
  half: 5,
  fraction: 6,
  distance: 7,
} as const

/** The places of what is read. */
export const fieldPlaces = {
  year: 0,
  month: 1,
  day: 2,
  hour: 3,
  minute: 4,
  second: 5,
  micros: 6,
  half: 7,
  ahead: 8,
} as const

/** A format as steps in typed arrays: a kind, how many bytes or digits it has, and where its text or its field stands. */
export interface FormatProgram {
  readonly kinds: Uint8Array
  readonly sizes: Uint8Array
  readonly places: Uint16Array
  /** The bytes of all texts. */
  readonly bytes: Uint8Array
  /** The first year of `yy`; -1 where years have four digits. */
  readonly firstYear: number
}

type Step = readonly [kind: number, size: number, place: number]

const { digits, upToTwo } = stepKinds

const stepOfField: Readonly<Record<FormatField, Step>> = {
  yyyy: [digits, 4, fieldPlaces.year],
  yy: [digits, 2, fieldPlaces.year],
  MMMM: [stepKinds.fullName, 0, fieldPlaces.month],
  MMM: [stepKinds.shortName, 0, fieldPlaces.month],
  MM: [digits, 2, fieldPlaces.month],
  M: [upToTwo, 2, fieldPlaces.month],
  dd: [digits, 2, fieldPlaces.day],
  d: [upToTwo, 2, fieldPlaces.day],
  HH: [digits, 2, fieldPlaces.hour],
  H: [upToTwo, 2, fieldPlaces.hour],
  hh: [digits, 2, fieldPlaces.hour],
  h: [upToTwo, 2, fieldPlaces.hour],
  mm: [digits, 2, fieldPlaces.minute],
  ss: [digits, 2, fieldPlaces.second],
  a: [stepKinds.half, 2, fieldPlaces.half],
  '[.S]': [stepKinds.fraction, 0, fieldPlaces.micros],
  XXX: [stepKinds.distance, 0, fieldPlaces.ahead],
}

const utf8 = new TextEncoder()

/** The steps that read a format. */
export const formatProgramOf = ({ format, firstYear }: TimeFormat): FormatProgram => {
  const bytes: number[] = []
  const steps = partsOfFormat(format).flatMap((part: FormatPart): readonly Step[] => {
    if ('field' in part) return [stepOfField[part.field]]
    const text = utf8.encode(part.text)
    const place = bytes.length
    bytes.push(...text)
    // A step's size is one byte.
    return Array.from({ length: Math.ceil(text.length / 255) }, (_, index) => [
      stepKinds.text,
      Math.min(255, text.length - index * 255),
      place + index * 255,
    ])
  })
  return {
    kinds: Uint8Array.from(steps, ([kind]) => kind),
    sizes: Uint8Array.from(steps, ([, size]) => size),
    places: Uint16Array.from(steps, ([, , place]) => place),
    bytes: Uint8Array.from(bytes),
    firstYear: firstYear ?? -1,
  }
}

/** The names of the months one after the other, and where each ends. */
export const nameBytes: Uint8Array = utf8.encode(monthNames.join(''))

/** The end of each month's name in `nameBytes`, from 1; 0 is where the first one begins. */
export const nameEnds: Uint8Array = Uint8Array.from([
  0,
  ...monthNames.map((_, index) => monthNames.slice(0, index + 1).join('').length),
])

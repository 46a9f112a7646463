import { type FormatField, type FormatPart, monthNames, writtenParts } from '@lockstep/schema'
import type { IntColumn, TextColumn } from '../../column/column.js'
import { dateOf } from '../../numbers/calendar.js'
import { putTwo, putWhole } from '../../numbers/write-digits.js'
import { putYear } from '../shared/put-year.js'
import { endCell, isNull, newTextWriter, writtenColumn } from '../shared/text-writer.js'

/** What a step writes: the year, or a part of a date by its place in the number that `dateOf` gives. */
const kinds = { text: 0, year: 1, two: 2, plain: 3, name: 4 } as const

/** A format as steps: a kind, the bits that a number is moved by and masked with, and the place and size of a text. */
interface WriteStep {
  readonly kind: number
  readonly shift: number
  readonly mask: number
  readonly place: number
  readonly size: number
}

const [month, day] = [
  { shift: 5, mask: 15 },
  { shift: 0, mask: 31 },
] as const

const stepOfField: Readonly<Partial<Record<FormatField, Pick<WriteStep, 'kind' | 'shift' | 'mask'>>>> = {
  yyyy: { kind: kinds.year, shift: 0, mask: 0 },
  MMMM: { kind: kinds.name, ...month },
  MMM: { kind: kinds.name, ...month },
  MM: { kind: kinds.two, ...month },
  M: { kind: kinds.plain, ...month },
  dd: { kind: kinds.two, ...day },
  d: { kind: kinds.plain, ...day },
}

const utf8 = new TextEncoder()
const capital = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}`

/** The steps of a format, the bytes of its texts, and the names of months one after the other, with their ends. */
const stepsOf = (format: string) => {
  const bytes: number[] = []
  const parts = writtenParts(format)
  const add = (text: string): { place: number; size: number } => {
    const of = utf8.encode(text)
    const place = bytes.length
    for (const byte of of) bytes.push(byte)
    return { place, size: of.length }
  }
  const steps = parts.map((part: FormatPart): WriteStep => {
    if ('text' in part) return { kind: kinds.text, shift: 0, mask: 0, ...add(part.text) }
    const step = stepOfField[part.field]
    if (step === undefined) throw new TypeError(`a date has no ${part.field}`)
    return { ...step, place: 0, size: 0 }
  })
  const isShort = parts.some((part) => 'field' in part && part.field === 'MMM')
  const names = ['', ...monthNames].map((name) =>
    add(name === '' ? '' : capital(isShort ? name.slice(0, 3) : name)),
  )
  return { steps, bytes: Uint8Array.from(bytes), names }
}

/** The most bytes of a year and two digits each of month and day, or of a name. */
const longestField = 12

/** What writes dates in a format. */
export const writeDates = (format: string): ((column: IntColumn) => TextColumn) => {
  const { steps, bytes, names } = stepsOf(format)
  const longest = steps.reduce((most, { size }) => most + size + longestField, 0)
  return ({ length, validity, values }) => {
    const out = newTextWriter(length, longest)
    let end = 0
    for (let row = 0; row < length; row++) {
      if (!isNull(validity, row)) {
        const date = dateOf(values[row] as number)
        for (const step of steps) {
          const part = (date >> step.shift) & step.mask
          if (step.kind === kinds.year) end = putYear(out.view, end, Math.floor(date / 512))
          else if (step.kind === kinds.two) {
            putTwo(out.view, end, part)
            end += 2
          } else if (step.kind === kinds.plain) end = putWhole(out.view, end, part)
          else {
            const { place, size } = step.kind === kinds.name ? (names[part] ?? step) : step
            for (let at = 0; at < size; at++) out.bytes[end++] = bytes[place + at] as number
          }
        }
      }
      endCell(out, row, end, longest)
    }
    return writtenColumn(out, validity)
  }
}

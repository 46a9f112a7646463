import { viewOf } from '../../bytes/words.js'
import { checkText, isValid, type PlainColumn, type TextColumn } from '../../column/column.js'
import { putFour, putTwo } from '../../numbers/write-digits.js'
import { writtenColumn } from '../shared/text-writer.js'
import { type WriteProgram, writeSteps } from './write-program.js'

/** A format whose texts have all the same length, as long as years have four digits. */
export interface FixedFormat {
  /** A text with what all have in common. */
  readonly pattern: Uint8Array
  /** Of each number its kind, the bits that it is moved by and masked with, and its place. */
  readonly numbers: readonly (readonly [kind: number, shift: number, mask: number, at: number])[]
}

const sizes: ReadonlyMap<number, number> = new Map([
  [writeSteps.year, 4],
  [writeSteps.dateTwo, 2],
  [writeSteps.clockTwo, 2],
])

/** The format of a program; undefined where some texts of it are longer than others. */
export const fixedFormat = ({ steps, bytes }: WriteProgram): FixedFormat | undefined => {
  const pattern: number[] = []
  const numbers: (readonly [number, number, number, number])[] = []
  for (let step = 0; step < steps.length; step += 3) {
    const [kind = 0, shift = 0, mask = 0] = steps.subarray(step, step + 3)
    const size = sizes.get(kind)
    if (kind === writeSteps.text) pattern.push(...bytes.subarray(shift, mask))
    else if (size === undefined) return undefined
    else {
      numbers.push([kind, shift, mask, pattern.length])
      pattern.push(...new Array(size).fill(0))
    }
  }
  return { pattern: Uint8Array.from(pattern), numbers }
}

/** The cells that are not null, one after the other: their dates and clocks, and how many there are. */
export interface Moments {
  readonly dates: Int32Array
  readonly clocks: Int32Array
  readonly count: number
}

/** Whether all years have four digits: a date is 512 times its year, and less than 512 more. */
export const haveFourDigits = ({ dates, count }: Moments): boolean => {
  let most = 0
  for (let row = 0; row < count; row++) most = Math.max(most, (dates[row] as number) >>> 0)
  return most < 10_000 * 512
}

/** Copies a text so often that it fills some bytes: what is there is copied behind itself. */
const fillWith = (pattern: Uint8Array, to: Uint8Array): void => {
  to.set(pattern.subarray(0, to.length))
  for (let done = pattern.length; done < to.length; done *= 2)
    to.copyWithin(done, 0, Math.min(done, to.length - done))
}

const putTwos = (
  view: DataView,
  width: number,
  at: number,
  of: Int32Array,
  count: number,
  shift: number,
  mask: number,
): void => {
  for (let row = 0, place = at; row < count; row++, place += width)
    putTwo(view, place, ((of[row] as number) >> shift) & mask)
}

const putYears = (view: DataView, width: number, at: number, dates: Int32Array, count: number): void => {
  for (let row = 0, place = at; row < count; row++, place += width)
    putFour(view, place, (dates[row] as number) >> 9)
}

/** Where each cell ends; nulls are empty. */
const endsOf = ({ length, validity }: PlainColumn, width: number): Int32Array => {
  const offsets = new Int32Array(length + 1)
  for (let row = 0, end = 0; row < length; row++) {
    if (isValid(validity, row)) end += width
    offsets[row + 1] = end
  }
  return offsets
}

/** The cells of a column in a format: number by number, each for all rows, over what all have in common. */
export const writeFixed = (
  { pattern, numbers }: FixedFormat,
  column: PlainColumn,
  of: Moments,
): TextColumn => {
  const { dates, clocks, count } = of
  const width = pattern.length
  checkText(count * width)
  const bytes = new Uint8Array(count * width)
  const view = viewOf(bytes)
  fillWith(pattern, bytes)
  for (const [kind, shift, mask, at] of numbers)
    if (kind === writeSteps.year) putYears(view, width, at, dates, count)
    else putTwos(view, width, at, kind === writeSteps.dateTwo ? dates : clocks, count, shift, mask)
  return writtenColumn({ offsets: endsOf(column, width), bytes }, column.validity)
}

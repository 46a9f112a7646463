import { type MeaningOfRules, type Zone, zoneMinutes } from '@lockstep/schema'
import type { IntColumn, Kernel, LongColumn, PlainColumn, TextColumn } from '../../column/column.js'
import { dateOf } from '../../numbers/calendar.js'
import { dayOfMicros, halvesOf, secondOfMicros } from '../../numbers/int64.js'
import { areNear, nearNumber, remainderOf } from '../../numbers/near.js'
import { putTwo, putWhole } from '../../numbers/write-digits.js'
import { perValue } from '../shared/apply.js'
import { columnAs } from '../shared/operand.js'
import { putYear } from '../shared/put-year.js'
import { endCell, isNull, newTextWriter, type TextWriter, writtenColumn } from '../shared/text-writer.js'
import { fixedFormat, haveFourDigits, type Moments, writeFixed } from './write-fixed.js'
import { clockOf, type WriteProgram, writeProgramOf, writeSteps } from './write-program.js'

const letterA = 0x41
const letterM = 0x4d
const letterP = 0x50

const putText = (out: Uint8Array, at: number, bytes: Uint8Array, from: number, to: number): number => {
  let end = at
  for (let place = from; place < to; place++) out[end++] = bytes[place] as number
  return end
}

/** Writes a date and a clock, and gives the place after them. */
const write = (of: WriteProgram, out: TextWriter, at: number, date: number, clock: number): number => {
  const { steps: program, bytes, months } = of
  let end = at
  for (let step = 0; step < program.length; step += 3) {
    const kind = program[step] as number
    const shift = program[step + 1] as number
    const mask = program[step + 2] as number
    if (kind === writeSteps.text) end = putText(out.bytes, end, bytes, shift, mask)
    else if (kind === writeSteps.year) end = putYear(out.view, end, Math.floor(date / 512))
    else if (kind === writeSteps.dateTwo || kind === writeSteps.clockTwo) {
      putTwo(out.view, end, ((kind === writeSteps.dateTwo ? date : clock) >> shift) & mask)
      end += 2
    } else if (kind === writeSteps.datePlain || kind === writeSteps.clockPlain)
      end = putWhole(out.view, end, ((kind === writeSteps.datePlain ? date : clock) >> shift) & mask)
    else if (kind === writeSteps.month) {
      const month = (date >> shift) & mask
      end = putText(out.bytes, end, bytes, months[month] as number, months[month + 1] as number)
    } else {
      out.bytes[end++] = ((clock >> shift) & mask) < 12 ? letterA : letterP
      out.bytes[end++] = letterM
    }
  }
  return end
}

const datesOf = ({ length, validity, values }: IntColumn): Moments => {
  const dates = new Int32Array(length)
  let count = 0
  for (let row = 0; row < length; row++)
    if (!isNull(validity, row)) dates[count++] = dateOf(values[row] as number)
  return { dates, clocks: dates, count }
}

/** The moments of instants by a clock that is so many microseconds ahead of UTC. */
const momentsOf = ({ length, validity, values }: LongColumn, ahead: number): Moments => {
  const halves = halvesOf(values)
  const isNear = areNear(halves)
  const [dates, clocks] = [new Int32Array(length), new Int32Array(length)]
  let count = 0
  for (let row = 0; row < length; row++) {
    if (isNull(validity, row)) continue
    dates[count] = dateOf(dayOfMicros(halves, row, ahead))
    clocks[count++] = clockOf(
      isNear
        ? (remainderOf(nearNumber(halves, row) + ahead, 86_400e6) / 1e6) | 0
        : secondOfMicros(halves, row, ahead),
    )
  }
  return { dates, clocks, count }
}

/** Writes cell after cell. */
const writeEach = (
  program: WriteProgram,
  { length, validity }: PlainColumn,
  { dates, clocks }: Moments,
): TextColumn => {
  const out = newTextWriter(length, program.longest)
  let end = 0
  let at = 0
  for (let row = 0; row < length; row++) {
    if (!isNull(validity, row)) {
      end = write(program, out, end, dates[at] as number, clocks[at] as number)
      at++
    }
    endCell(out, row, end, program.longest)
  }
  return writtenColumn(out, validity)
}

/** What writes moments in a format, by the clock of a zone. */
const writing = (format: string, zone: Zone): ((column: PlainColumn, moments: Moments) => TextColumn) => {
  const program = writeProgramOf(format, zone)
  const fixed = fixedFormat(program)
  return (column, moments) =>
    fixed !== undefined && haveFourDigits(moments)
      ? writeFixed(fixed, column, moments)
      : writeEach(program, column, moments)
}

/** What writes dates in a format. */
export const writeDates = (format: string): ((column: IntColumn) => TextColumn) => {
  const write = writing(format, 'UTC')
  return (column) => write(column, datesOf(column))
}

/** The rule that writes timestamps, in one go. */
export const writtenRules: Required<Pick<MeaningOfRules<Kernel>, 'writeTimestamp'>> = {
  writeTimestamp: ({ constants: { format, zone } }, of) => {
    const write = writing(format, zone)
    const ahead = zoneMinutes(zone) * 60e6
    return perValue(of, (column) => write(column, momentsOf(columnAs(column, 'long'), ahead)))
  },
}

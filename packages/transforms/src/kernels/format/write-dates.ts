import { type MeaningOfRules, type Zone, zoneMinutes } from '@lockstep/schema'
import type { IntColumn, Kernel, LongColumn, TextColumn } from '../../column/column.js'
import { dateOf } from '../../numbers/calendar.js'
import { dayOfMicros, halvesOf, secondOfMicros } from '../../numbers/int64.js'
import { putTwo, putWhole } from '../../numbers/write-digits.js'
import { perValue } from '../shared/apply.js'
import { columnAs } from '../shared/operand.js'
import { putYear } from '../shared/put-year.js'
import { endCell, isNull, newTextWriter, type TextWriter, writtenColumn } from '../shared/text-writer.js'
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

/** What writes dates in a format. */
export const writeDates = (format: string): ((column: IntColumn) => TextColumn) => {
  const program = writeProgramOf(format, 'UTC')
  return ({ length, validity, values }) => {
    const out = newTextWriter(length, program.longest)
    let end = 0
    for (let row = 0; row < length; row++) {
      if (!isNull(validity, row)) end = write(program, out, end, dateOf(values[row] as number), 0)
      endCell(out, row, end, program.longest)
    }
    return writtenColumn(out, validity)
  }
}

/** What writes timestamps in a format, by the clock of a zone. */
const writeMoments = (format: string, zone: Zone): ((column: LongColumn) => TextColumn) => {
  const program = writeProgramOf(format, zone)
  const ahead = zoneMinutes(zone) * 60e6
  return ({ length, validity, values }) => {
    const halves = halvesOf(values)
    const out = newTextWriter(length, program.longest)
    let end = 0
    for (let row = 0; row < length; row++) {
      if (!isNull(validity, row)) {
        const date = dateOf(dayOfMicros(halves, row, ahead))
        end = write(program, out, end, date, clockOf(secondOfMicros(halves, row, ahead)))
      }
      endCell(out, row, end, program.longest)
    }
    return writtenColumn(out, validity)
  }
}

/** The rule that writes timestamps, in one go. */
export const writtenRules: Required<Pick<MeaningOfRules<Kernel>, 'writeTimestamp'>> = {
  writeTimestamp: ({ constants: { format, zone } }, of) => {
    const write = writeMoments(format, zone)
    return perValue(of, (column) => write(columnAs(column, 'long')))
  },
}

import { types } from '@lockstep/schema'
import type { Kernel, PlainColumn } from '../../column/column.js'
import { bothValid } from '../../column/column.js'
import { daysOf, noDay } from '../../numbers/calendar.js'
import { perRow } from '../shared/apply.js'
import { cellNullsOf } from '../shared/nulls.js'
import { type CellsOperand, operandAs, validRows } from '../shared/operand.js'

const dates = (operands: readonly CellsOperand[], length: number): PlainColumn => {
  const [year, month, day] = operands.map((operand) => operandAs(operand, 'int'))
  if (year === undefined || month === undefined || day === undefined)
    throw new TypeError('expected three columns')
  const validity = operands.reduce<Uint8Array | null>(
    (bits, operand) => bothValid(bits, validRows(operand, length), length),
    null,
  )
  const values = new Int32Array(length)
  const nulls = cellNullsOf(validity, length)
  for (let row = 0; row < length; row++) {
    const y = year.cells.values[row * year.step] as number
    const m = month.cells.values[row * month.step] as number
    const d = day.cells.values[row * day.step] as number
    const isDate = y >= 0 && y <= 9_999 && m >= 1 && m <= 12 && d >= 1
    const made = isDate ? daysOf(y, m, d) : noDay
    if (made === noDay) nulls.add(row)
    else values[row] = made
  }
  return { layout: 'int', type: types.date, length, validity: nulls.validity(), values }
}

/** Dates of years from 0 to 9999, months and days; null where there is no such date. */
export const makeDates = (of: readonly Kernel[]): Kernel => perRow(of, { strict: true, compute: dates })

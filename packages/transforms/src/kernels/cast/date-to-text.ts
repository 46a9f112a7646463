import { minus } from '../../bytes/ascii.js'
import type { IntColumn, PlainColumn } from '../../column/column.js'
import { dateOf } from '../../numbers/calendar.js'
import { putTwo } from '../../numbers/write-digits.js'
import { putYear } from '../shared/put-year.js'
import { endCell, isNull, newTextWriter, writtenColumn } from '../shared/text-writer.js'

const putDate = (view: DataView, at: number, date: number): number => {
  const end = putYear(view, at, Math.floor(date / 512))
  view.setUint8(end, minus)
  putTwo(view, end + 1, (date >> 5) & 15)
  view.setUint8(end + 3, minus)
  putTwo(view, end + 4, date & 31)
  return end + 6
}

/** `YYYY-MM-DD`, with a sign before the year where it is below 0000 or above 9999. */
export const dateToText = ({ length, validity, values }: IntColumn): PlainColumn => {
  const out = newTextWriter(length, 14)
  let end = 0
  for (let index = 0; index < length; index++) {
    if (!isNull(validity, index)) end = putDate(out.view, end, dateOf(values[index] as number))
    endCell(out, index, end, 14)
  }
  return writtenColumn(out, validity)
}

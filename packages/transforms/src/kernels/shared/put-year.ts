import { minus } from '../../bytes/ascii.js'
import { putFour, putPadded, putWhole } from '../../numbers/write-digits.js'

const plus = 0x2b

/** Writes a year with four digits, or with a sign and more, below 0000 and above 9999; gives the place after it. */
export const putYear = (view: DataView, at: number, year: number): number => {
  if (year >= 0 && year <= 9999) {
    putFour(view, at, year)
    return at + 4
  }
  view.setUint8(at, year < 0 ? minus : plus)
  if (year > 9999) return putWhole(view, at + 1, year)
  if (year < -9999) return putWhole(view, at + 1, -year)
  putPadded(view, at + 1, -year, 4)
  return at + 5
}

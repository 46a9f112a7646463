import { addBoolean, addDouble } from '../../../builders/fixed.js'
import { addTextFrom } from '../../../builders/text.js'
import { addDecimal } from '../../../builders/wide.js'
import { readJavaDigits, toScale } from '../../../parse/java-decimal.js'
import { namedNumber } from '../../../parse/named-number.js'
import type { RowCell } from '../row-cells.js'
import { type Scan, unsure } from './scan.js'
import { skipValue, skipWord } from './skip.js'
import { closingQuote } from './text.js'

const utf8 = new TextDecoder()

/** Adds the number that a string stands for: only `NaN`, `Infinity` and the like for a double, all digits for a decimal. */
export const readNumberText = (scan: Scan, cell: RowCell, from: number): number => {
  const quote = closingQuote(scan, from)
  if (quote < 0 || scan.escaped) return unsure
  const text = utf8.decode(scan.bytes.subarray(from, quote))
  if (cell.kind === 'double') {
    const number = namedNumber(text)
    if (number === undefined) return unsure
    addDouble(cell.builder, number)
    return quote + 1
  }
  if (cell.kind !== 'decimal') return unsure
  const digits = readJavaDigits(text.replaceAll(',', ''))
  const { precision, scale } = cell.builder
  const value = digits === undefined ? undefined : toScale(digits, precision, scale)
  if (value === undefined) return unsure
  addDecimal(cell.builder, value)
  return quote + 1
}

/** Adds `true` or `false`. */
export const readBooleanCell = (
  scan: Scan,
  cell: RowCell & { readonly kind: 'boolean' },
  at: number,
): number => {
  const isTrue = scan.bytes[at] === 0x74
  const end = skipWord(scan.bytes, at, isTrue ? 'true' : 'false')
  if (end >= 0) addBoolean(cell.builder, isTrue)
  return end
}

/** Adds the bytes of a value that is no string, as they are. */
export const readRaw = (scan: Scan, cell: RowCell & { readonly kind: 'text' }, from: number): number => {
  const end = skipValue(scan, from, 0)
  if (end >= 0) addTextFrom(cell.builder, scan.view, from, end)
  return end
}

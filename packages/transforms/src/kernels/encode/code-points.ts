import { types } from '@lockstep/schema'
import { closeText, textBuilder, textRoom } from '../../builders/text.js'
import { after, codePointOf } from '../../bytes/characters.js'
import { type IntColumn, isValid, type PlainColumn, type TextColumn } from '../../column/column.js'
import { isFixed, widthOf, wordsOf } from '../../column/fixed-width.js'
import { buildFrom } from '../shared/rewrite-text.js'

/** The number of bytes. */
export const byteLengths = ({ length, validity, offsets }: TextColumn): IntColumn => {
  const values = new Int32Array(length)
  for (let index = 0; index < length; index++)
    values[index] = (offsets[index + 1] as number) - (offsets[index] as number)
  return { layout: 'int', type: types.int, length, validity, values }
}

/** The first code point, 0 for the empty text. */
export const firstCodePoints = ({ length, validity, offsets, bytes }: TextColumn): IntColumn => {
  const values = new Int32Array(length)
  for (let index = 0; index < length; index++) {
    const from = offsets[index] as number
    const to = offsets[index + 1] as number
    values[index] = from === to ? 0 : codePointOf(bytes, from, after(bytes, from, to))
  }
  return { layout: 'int', type: types.int, length, validity, values }
}

/** The lowest and the highest 32 bits of whole numbers, which may be the same. */
const wordsOfWhole = (column: PlainColumn): readonly [Int32Array, step: number, high: number] => {
  if (!isFixed(column)) throw new TypeError(`expected whole numbers, got ${column.layout}`)
  const step = widthOf(column)
  return [wordsOf(column), step, step - 1]
}

/** The character of the lowest 8 bits, the empty text for what is below 0. */
export const charactersOf = (column: PlainColumn): TextColumn => {
  const { length, validity } = column
  const [words, step, high] = wordsOfWhole(column)
  const out = textBuilder(length)
  textRoom(out, 2 * length)
  for (let index = 0; index < length; index++) {
    const low = (words[index * step] as number) & 0xff
    if (isValid(validity, index) && (words[index * step + high] as number) >= 0) {
      if (low < 0x80) out.values[out.end++] = low
      else {
        out.values[out.end++] = 0xc0 | (low >> 6)
        out.values[out.end++] = 0x80 | (low & 0x3f)
      }
    }
    closeText(out)
  }
  return buildFrom(out, validity)
}

import { type Source, sourceOf } from '../../builders/put-bytes.js'
import { isUtf8Span } from '../../bytes/utf8.js'
import { nextHigh } from '../../bytes/words.js'
import { isValid, type TextColumn } from '../../column/column.js'
import { cellNullsOf } from '../shared/nulls.js'
import { writtenColumn } from '../shared/text-writer.js'

/** Writes the bytes that a cell stands for, no more than it has, to a place, and gives the place behind them; -1 where it stands for none. */
export type DecodeCell = (of: Source, from: number, to: number, out: Source, at: number) => number

/**
 * The number of each two letters, of which the first is the lower byte of a word, by the values of letters, of so many bits;
 * -1 where one of them has none.
 */
export const valuesOfTwo = (values: Int8Array, bits: number): Int16Array => {
  const two = new Int16Array(0x10000).fill(-1)
  for (let last = 0; last < 256; last++)
    for (let first = 0; first < 256 && (values[last] as number) >= 0; first++)
      two[(last << 8) | first] = ((values[first] as number) << bits) | (values[last] as number)
  return two
}

/** Cells decoded to text, of at most so many bytes as `most` says; null where one cannot be, or stands for bytes that are no UTF-8. */
export const decodeEach =
  (decode: DecodeCell, most: (size: number, cells: number) => number) =>
  ({ length, validity, offsets, bytes }: TextColumn): TextColumn => {
    const out = new Uint8Array(most((offsets[length] as number) - (offsets[0] as number), length))
    const [source, target] = [sourceOf(bytes), sourceOf(out)]
    const ends = new Int32Array(length + 1)
    const nulls = cellNullsOf(validity, length)
    let end = 0
    for (let index = 0; index < length; index++) {
      if (isValid(validity, index)) {
        const next = decode(source, offsets[index] as number, offsets[index + 1] as number, target, end)
        if (next >= 0 && (nextHigh(target.view, end, next) === next || isUtf8Span(out, end, next))) end = next
        else nulls.add(index)
      }
      ends[index + 1] = end
    }
    return writtenColumn({ offsets: ends, bytes: out }, nulls.validity())
  }

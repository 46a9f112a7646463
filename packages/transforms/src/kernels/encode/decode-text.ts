import { closeText, type TextBuilder, textRoom } from '../../builders/text.js'
import { isUtf8Span } from '../../bytes/utf8.js'
import { isValid, type TextColumn } from '../../column/column.js'
import { cellNullsOf } from '../shared/nulls.js'
import { buildFrom, like } from '../shared/rewrite-text.js'

/** Writes the bytes that a cell stands for behind those of the builder, which has room for as many; false where it stands for none. */
export type DecodeCell = (bytes: Uint8Array, from: number, to: number, out: TextBuilder) => boolean

/** Cells decoded to text no longer than they are; null where one cannot be, or stands for bytes that are no UTF-8. */
export const decodeEach =
  (decode: DecodeCell) =>
  (column: TextColumn): TextColumn => {
    const { length, validity, offsets, bytes } = column
    const out = like(column)
    const nulls = cellNullsOf(validity, length)
    for (let index = 0; index < length; index++) {
      const from = offsets[index] as number
      const to = offsets[index + 1] as number
      const start = out.end
      textRoom(out, to - from)
      if (
        isValid(validity, index) &&
        !(decode(bytes, from, to, out) && isUtf8Span(out.values, start, out.end))
      ) {
        nulls.add(index)
        out.end = start
      }
      closeText(out)
    }
    return buildFrom(out, nulls.validity())
  }

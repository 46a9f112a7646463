import { types } from '@lockstep/schema'
import {
  addString,
  addText,
  closeText,
  type TextBuilder,
  textBuilder,
  textRoom,
} from '../../builders/text.js'
import { areEqual } from '../../bytes/equal.js'
import { viewOf } from '../../bytes/words.js'
import { isValid, type TextColumn, type Validity } from '../../column/column.js'

/** A text column of as many cells as were put into a builder. */
export const buildFrom = ({ length, offsets, values, end }: TextBuilder, validity: Validity): TextColumn => ({
  layout: 'text',
  type: types.text,
  length,
  validity,
  offsets: offsets.subarray(0, length + 1),
  bytes: values.subarray(0, end),
})

/** An empty builder with room for as much as a column holds. */
export const like = ({ length, offsets }: TextColumn): TextBuilder => {
  const builder = textBuilder(length)
  textRoom(builder, (offsets[length] ?? 0) - (offsets[0] ?? 0))
  return builder
}

/** The column with its cells made anew by what writes the bytes of each, found between two places. Null cells are empty. */
export const rewrite = (
  column: TextColumn,
  write: (out: TextBuilder, from: number, to: number) => void,
): TextColumn => {
  const { length, validity, offsets } = column
  const out = like(column)
  for (let index = 0; index < length; index++) {
    if (isValid(validity, index)) write(out, offsets[index] ?? 0, offsets[index + 1] ?? 0)
    closeText(out)
  }
  return buildFrom(out, validity)
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

/** The column as UTF-8: bytes that are none become U+FFFD. */
export const mended = (column: TextColumn): TextColumn => {
  const { length, validity, offsets, bytes } = column
  const out = like(column)
  for (let index = 0; index < length; index++)
    if (isValid(validity, index))
      addString(out, lenient.decode(bytes.subarray(offsets[index], offsets[index + 1])))
    else closeText(out)
  return buildFrom(out, validity)
}

/** The cells of `after`, but those of `column` where they are as they were when it was mended. */
export const unmended = (column: TextColumn, before: TextColumn, after: TextColumn): TextColumn => {
  const { keep, change, changed } = changing(column)
  for (let index = 0; index < column.length; index++) {
    const was = before.bytes.subarray(before.offsets[index], before.offsets[index + 1])
    const is = after.bytes.subarray(after.offsets[index], after.offsets[index + 1])
    if (was.length === is.length && areEqual(viewOf(was), 0, viewOf(is), 0, is.length)) keep(index)
    else change(index, lenient.decode(is))
  }
  return changed()
}

/**
 * The column with its cells made anew by what is told of each, in order: `change` gives it other text, `keep` leaves it.
 * The same column where all is kept.
 */
export const changing = (
  column: TextColumn,
): {
  readonly keep: (index: number) => void
  readonly change: (index: number, text: string) => void
  readonly changed: () => TextColumn
} => {
  const { validity, offsets, bytes } = column
  let out: TextBuilder | undefined
  const add = (to: TextBuilder, index: number): void => {
    if (isValid(validity, index)) addText(to, bytes, offsets[index] ?? 0, offsets[index + 1] ?? 0)
    else closeText(to)
  }
  const begun = (count: number): TextBuilder => {
    const to = like(column)
    for (let index = 0; index < count; index++) add(to, index)
    return to
  }
  return {
    keep: (index) => {
      if (out !== undefined) add(out, index)
    },
    change: (index, text) => {
      out ??= begun(index)
      addString(out, text)
    },
    changed: () => (out === undefined ? column : buildFrom(out, validity)),
  }
}

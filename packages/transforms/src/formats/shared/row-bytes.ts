import { at as inside } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { columnFrom } from '../../arrow/from-arrow.js'
import { typeOfArrow } from '../../arrow/types.js'
import { lineFeed } from '../../bytes/ascii.js'
import { newOut, type Out, putByte } from '../../bytes/writer.js'
import type { ArrowColumn } from '../../column/column.js'

/** The columns of a batch with their names. */
export const namedColumnsOf = (
  batch: RecordBatch,
): readonly (readonly [name: string, column: ArrowColumn])[] =>
  batch.schema.fields.map((field, index) =>
    inside(field.name, () => {
      const data = batch.data.children[index]
      if (data === undefined) throw new TypeError('a batch without this column')
      return [field.name, columnFrom(data, typeOfArrow(field.type))] as const
    }),
  )

/** Rows are handed on when about this many bytes are written. */
const chunkBytes = 1 << 18

/** Rows as `put` puts them, each with a line end, as bytes that are the receiver's to keep. */
export function* rowBytes(
  rows: number,
  put: (out: Out, index: number) => void,
): Generator<Uint8Array, void, undefined> {
  let out = newOut(chunkBytes + chunkBytes / 4)
  for (let index = 0; index < rows; index++) {
    put(out, index)
    putByte(out, lineFeed)
    if (out.end < chunkBytes) continue
    yield out.bytes.subarray(0, out.end)
    out = newOut(out.bytes.length)
  }
  if (out.end > 0) yield out.bytes.subarray(0, out.end)
}

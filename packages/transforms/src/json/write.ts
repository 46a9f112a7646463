import { at as inside } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { typeOfArrow } from '../arrow.js'
import { columnFrom } from '../from-arrow.js'
import { newOut, putByte } from './out.js'
import { putRow } from './put.js'

/** Rows are handed on when about this many bytes are written. */
const chunkBytes = 1 << 18

/** The rows of a batch, one JSON object a line, as bytes that are the receiver's to keep. */
export function* jsonLines(batch: RecordBatch): Generator<Uint8Array, void, undefined> {
  const put = putRow(
    batch.schema.fields.map((field, index) =>
      inside(field.name, () => {
        const data = batch.data.children[index]
        if (data === undefined) throw new TypeError('a batch without this column')
        return [field.name, columnFrom(data, typeOfArrow(field.type))] as const
      }),
    ),
  )
  let out = newOut(chunkBytes + chunkBytes / 4)
  for (let index = 0; index < batch.numRows; index++) {
    put(out, index)
    putByte(out, 0x0a)
    if (out.end < chunkBytes) continue
    yield out.bytes.subarray(0, out.end)
    out = newOut(out.bytes.length)
  }
  if (out.end > 0) yield out.bytes.subarray(0, out.end)
}

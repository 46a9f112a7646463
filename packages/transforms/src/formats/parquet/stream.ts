import { AsyncByteQueue, RecordBatchStreamWriter } from 'apache-arrow'
import type { WrittenColumns } from './columns.js'

/** More room than this is not kept for the next stream. */
const mostKept = 64 << 20

let kept = new Uint8Array(0)

/** Takes what a writer writes, one piece after the other, into the room that is kept. */
class Flat extends AsyncByteQueue {
  #room = kept
  #end = 0

  override write(value: ArrayBufferLike | ArrayBufferView): void {
    const bytes = ArrayBuffer.isView(value)
      ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      : new Uint8Array(value)
    const end = this.#end + bytes.length
    if (end > this.#room.length) {
      const room = new Uint8Array(end + (end >> 2))
      room.set(this.#room.subarray(0, this.#end))
      this.#room = room
    }
    this.#room.set(bytes, this.#end)
    this.#end = end
  }

  /** All of it, until the next stream is written. */
  written(): Uint8Array {
    if (this.#room.length <= mostKept) kept = this.#room
    return this.#room.subarray(0, this.#end)
  }
}

/** Lends batches as one Arrow stream, whose bytes are good only until `use` returns: their room is used again. */
export const withStream = <T>({ schema, batches }: WrittenColumns, use: (stream: Uint8Array) => T): T => {
  const flat = new Flat()
  const writer = new RecordBatchStreamWriter()
  writer.reset(flat, schema)
  for (const batch of batches) writer.write(batch)
  writer.finish()
  return use(flat.written())
}

import { failIpc } from './error.js'
import { readMessage } from './message.js'

/** The most bytes of a message's metadata. */
const mostMetadata = 1 << 26

/** What has come of a stream and is not yet looked at. */
interface Pending {
  bytes: Uint8Array
  /** Bytes of a body still to come, which need no look. */
  body: number
  /** The columns have come. */
  schema: boolean
  /** How many nodes each column has in a batch. */
  columns: readonly number[]
}

const append = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  if (left.length === 0) return right
  const both = new Uint8Array(left.length + right.length)
  both.set(left)
  both.set(right, left.length)
  return both
}

/** The size of a message's metadata and where they begin, once that much has come; -1 at the end of the stream. */
const metadataOf = (bytes: Uint8Array): { readonly from: number; readonly size: number } | undefined => {
  if (bytes.length < 4) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = view.getInt32(0, true)
  if (first !== -1) return { from: 4, size: first }
  return bytes.length < 8 ? undefined : { from: 8, size: view.getInt32(4, true) }
}

/** Looks at all messages that have come; false at the end of the stream. */
const look = (pending: Pending): boolean => {
  for (;;) {
    const skipped = Math.min(pending.body, pending.bytes.length)
    pending.bytes = pending.bytes.subarray(skipped)
    pending.body -= skipped
    const metadata = pending.body > 0 ? undefined : metadataOf(pending.bytes)
    if (metadata === undefined) return true
    const { from, size } = metadata
    if (size === 0) return false
    if (size < 0 || size > mostMetadata) failIpc('the bytes are cut short, damaged, or no Arrow stream')
    if (pending.bytes.length < from + size) return true
    const { kind, body, columns } = readMessage(pending.bytes.subarray(from, from + size), pending.columns)
    pending.columns = columns
    pending.body = body
    pending.schema ||= kind === 'schema'
    pending.bytes = pending.bytes.subarray(from + size)
  }
}

/** Passes an Arrow stream on, and refuses it where apache-arrow would read it wrongly or not at all. */
export async function* checkStream(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const pending: Pending = { bytes: new Uint8Array(0), body: 0, schema: false, columns: [] }
  let open = true
  for await (const chunk of chunks) {
    if (open) {
      pending.bytes = append(pending.bytes, chunk)
      open = look(pending)
    }
    yield chunk
  }
  if (!pending.schema) failIpc('the bytes are empty, cut short, or no Arrow stream')
}

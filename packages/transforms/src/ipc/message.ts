import { fail } from './error.js'
import { byteAt, type FlatTable, longAt, rootTable, tableAt } from './flatbuffer.js'
import { checkSchema } from './schema.js'

/** What an Arrow message brings, and how many bytes follow its metadata. */
export interface Message {
  readonly kind: 'schema' | 'dictionary' | 'batch' | 'other'
  readonly body: number
  /** A dictionary's number, and whether it replaces the one it had before. */
  readonly dictionary: number
  readonly replaces: boolean
}

const kinds = ['other', 'schema', 'dictionary', 'batch'] as const

const checkBatch = (batch: FlatTable | undefined): void => {
  if (batch !== undefined && tableAt(batch, 3) !== undefined)
    fail('the batches are compressed; write them without compression')
}

/** Reads the metadata of a message and refuses what apache-arrow would read wrongly or not at all. */
export const readMessage = (metadata: Uint8Array): Message => {
  const message = rootTable(metadata)
  const kind = kinds[byteAt(message, 1)] ?? 'other'
  const header = tableAt(message, 2)
  const plain = { kind, body: longAt(message, 3), dictionary: 0, replaces: false }
  if (header === undefined) return plain
  if (kind === 'schema') checkSchema(header)
  if (kind === 'batch') checkBatch(header)
  if (kind !== 'dictionary') return plain
  checkBatch(tableAt(header, 1))
  return { ...plain, dictionary: longAt(header, 0), replaces: byteAt(header, 2) === 0 }
}

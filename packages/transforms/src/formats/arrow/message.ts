import { failIpc } from './error.js'
import { byteAt, type FlatTable, longAt, rootTable, tableAt, vectorAt } from './flatbuffer.js'
import { checkPairs, checkSchemaMessage, columnNodes } from './schema.js'

/** What an Arrow message brings, and how many bytes follow its metadata. */
export interface Message {
  readonly kind: 'schema' | 'dictionary' | 'batch' | 'other'
  readonly body: number
  /** A dictionary's number, and whether it replaces the one it had before. */
  readonly dictionary: number
  readonly replaces: boolean
  /** Of a schema, how many nodes each column has in a batch. */
  readonly columns: readonly number[]
}

const kinds = ['other', 'schema', 'dictionary', 'batch'] as const

/** A vector of pairs of whole numbers: nodes (length, nulls) and buffers (offset, length). */
const checkTwos = (
  batch: FlatTable,
  field: number,
  fits: (first: bigint, second: bigint) => boolean,
): void => {
  const { from, length } = vectorAt(batch, field, 16)
  for (let index = 0; index < length; index++) {
    const first = batch.view.getBigInt64(from + index * 16, true)
    const second = batch.view.getBigInt64(from + index * 16 + 8, true)
    if (first < 0n || !fits(first, second))
      failIpc('the metadata of a batch are damaged: they point outside of it')
  }
}

/** The most rows of a batch. */
const mostRows = 2n ** 31n - 1n

const checkBatch = (batch: FlatTable, body: number): void => {
  if (tableAt(batch, 3) !== undefined) failIpc('the batches are compressed; write them without compression')
  const rows = longAt(batch, 0)
  if (rows < 0 || rows > mostRows)
    failIpc(`the metadata of a batch are damaged: it is said to have ${rows} rows`)
  checkTwos(batch, 1, (length, nulls) => length <= mostRows && nulls >= -1n && nulls <= length)
  checkTwos(batch, 2, (offset, length) => length >= 0n && offset + length <= BigInt(body))
  vectorAt(batch, 4, 8)
}

/** Refuses a batch whose columns have other lengths than it says: apache-arrow would fill up the shorter with nulls. */
const checkLengths = (batch: FlatTable, columns: readonly number[]): void => {
  const { from, length } = vectorAt(batch, 1, 16)
  const rows = longAt(batch, 0)
  let node = 0
  for (const nodes of columns) {
    const cells = node < length ? Number(batch.view.getBigInt64(from + node * 16, true)) : 0
    if (cells !== rows)
      failIpc(`the metadata of a batch are damaged: a column of ${cells} cells stands in ${rows} rows`)
    node += nodes
  }
}

/**
 * Reads the metadata of a message, where columns have so many nodes each, and
 * refuses what apache-arrow would read wrongly or not at all.
 */
export const readMessage = (metadata: Uint8Array, columns: readonly number[] = []): Message => {
  const message = rootTable(metadata)
  const kind = kinds[byteAt(message, 1)] ?? 'other'
  const header = tableAt(message, 2)
  const body = longAt(message, 3)
  if (!Number.isSafeInteger(body) || body < 0)
    failIpc(`the metadata are damaged: a message is said to have ${body} bytes`)
  checkPairs(message, 4)
  const plain = { kind, body, dictionary: 0, replaces: false, columns }
  if (header === undefined)
    return kind === 'other' ? plain : failIpc('the metadata are damaged: a message is empty')
  if (kind === 'schema') {
    checkSchemaMessage(header)
    return { ...plain, columns: columnNodes(header) }
  }
  if (kind === 'batch') {
    checkBatch(header, body)
    checkLengths(header, columns)
  }
  if (kind !== 'dictionary') return plain
  checkBatch(tableAt(header, 1) ?? failIpc('the metadata of a dictionary are damaged: it is missing'), body)
  return { ...plain, dictionary: longAt(header, 0), replaces: byteAt(header, 2) === 0 }
}

import { failIpc } from './error.js'
import { byteAt, type FlatTable, longAt, rootTable, tableAt, vectorAt } from './flatbuffer.js'

/** How the buffers of a batch are packed. */
export type Codec = 'lz4' | 'zstd'

/** A batch by its metadata: of each node the cells and nulls, of each buffer where it lies in the body. */
export interface BatchParts {
  readonly rows: number
  readonly nodes: readonly { readonly length: number; readonly nullCount: number }[]
  readonly buffers: readonly { readonly offset: number; readonly length: number }[]
  /** Of each column of views, in order, how many buffers it has beside. */
  readonly views: readonly number[]
  readonly codec: Codec | undefined
}

/** What an Arrow message brings, and how many bytes follow its metadata. */
export type Message = { readonly body: number } & (
  | { readonly kind: 'schema' | 'other' }
  | { readonly kind: 'batch'; readonly batch: BatchParts }
  | {
      readonly kind: 'dictionary'
      readonly batch: BatchParts
      /** A dictionary's number, and whether it takes the place of the one before or is put behind it. */
      readonly dictionary: number
      readonly replaces: boolean
    }
)

const damaged = (what: string): never => failIpc(`the metadata of a batch are damaged: ${what}`)

/** A vector of pairs of whole numbers: nodes (length, nulls) and buffers (offset, length). */
const twosAt = <T>(
  batch: FlatTable,
  field: number,
  make: (first: number, second: number) => T | undefined,
): readonly T[] => {
  const { from, length } = vectorAt(batch, field, 16)
  return Array.from({ length }, (_, index) => {
    const first = Number(batch.view.getBigInt64(from + index * 16, true))
    const second = Number(batch.view.getBigInt64(from + index * 16 + 8, true))
    const made = first < 0 || second < 0 ? undefined : make(first, second)
    return made ?? damaged('they point outside of it')
  })
}

/** The most rows of a batch. */
const mostRows = 2 ** 31 - 1

const codecs: readonly (Codec | undefined)[] = ['lz4', 'zstd']

const codecOf = (batch: FlatTable): Codec | undefined => {
  const compression = tableAt(batch, 3)
  if (compression === undefined) return undefined
  const [codec, method] = [byteAt(compression, 0), byteAt(compression, 1)]
  return (
    (method === 0 ? codecs[codec] : undefined) ??
    failIpc(
      `the batches are packed by codec ${codec} in way ${method}, which is not known here; write zstd or lz4`,
    )
  )
}

const batchIn = (batch: FlatTable, body: number): BatchParts => {
  const rows = longAt(batch, 0)
  if (rows < 0 || rows > mostRows) damaged(`it is said to have ${rows} rows`)
  const { from, length } = vectorAt(batch, 4, 8)
  return {
    rows,
    nodes: twosAt(batch, 1, (length, nullCount) =>
      length <= mostRows && nullCount <= length ? { length, nullCount } : undefined,
    ),
    buffers: twosAt(batch, 2, (offset, length) => (offset + length <= body ? { offset, length } : undefined)),
    views: Array.from({ length }, (_, index) => Number(batch.view.getBigInt64(from + index * 8, true))),
    codec: codecOf(batch),
  }
}

const kinds = ['other', 'schema', 'dictionary', 'batch'] as const

/** Reads the metadata of a message. */
export const readMessage = (metadata: Uint8Array): Message => {
  const message = rootTable(metadata)
  const kind = kinds[byteAt(message, 1)] ?? 'other'
  const body = longAt(message, 3)
  if (!Number.isSafeInteger(body) || body < 0)
    failIpc(`the metadata are damaged: a message is said to have ${body} bytes`)
  if (kind === 'other' || kind === 'schema') return { kind, body }
  const header = tableAt(message, 2) ?? failIpc('the metadata are damaged: a message is empty')
  if (kind === 'batch') return { kind, body, batch: batchIn(header, body) }
  const values = tableAt(header, 1) ?? failIpc('the metadata of a dictionary are damaged: it is missing')
  return {
    kind,
    body,
    batch: batchIn(values, body),
    dictionary: longAt(header, 0),
    replaces: byteAt(header, 2) === 0,
  }
}

import type { RecordBatch } from 'apache-arrow'

/** The number of bytes of data after which a row group ends. */
const mostBytes = 16 * 1024 * 1024

const mostRows = 1 << 20

/** Bytes of a batch's buffers, about: those of slices count whole. */
const bytesOf = (batch: RecordBatch): number => batch.data.byteLength

/** Cuts a batch into pieces of at most `rows` rows. */
function* cut(batch: RecordBatch, rows: number): Generator<RecordBatch, void, undefined> {
  if (batch.numRows <= rows) yield batch
  else for (let from = 0; from < batch.numRows; from += rows) yield batch.slice(from, from + rows)
}

/**
 * Batches by row group: some 16 MB of data, or `rowGroupRows` rows, whichever comes first. A large batch is cut. Without
 * a row there is one group, of one empty batch.
 */
export async function* rowGroupsOf(
  batches: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  rowGroupRows: number = mostRows,
): AsyncGenerator<readonly RecordBatch[], void, undefined> {
  let group: RecordBatch[] = []
  let [rows, bytes] = [0, 0]
  for await (const batch of batches) {
    const rowBytes = bytesOf(batch) / Math.max(batch.numRows, 1)
    const pieceRows = Math.max(1, Math.min(rowGroupRows, Math.floor(mostBytes / Math.max(rowBytes, 1))))
    for (const piece of cut(batch, pieceRows)) {
      if (
        rows > 0 &&
        (rows + piece.numRows > rowGroupRows || bytes + piece.numRows * rowBytes > mostBytes * 1.5)
      ) {
        yield group
        group = []
        rows = bytes = 0
      }
      if (rows > 0 && piece.numRows === 0) continue
      if (rows === 0) group = []
      group.push(piece)
      rows += piece.numRows
      bytes += piece.numRows * rowBytes
    }
  }
  if (group.length > 0) yield group
}

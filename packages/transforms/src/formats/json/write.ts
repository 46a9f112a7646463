import type { RecordBatch } from 'apache-arrow'
import { jsonRowPut } from '../../kernels/json/write-values.js'
import { namedColumnsOf, rowBytes } from '../shared/row-bytes.js'

/** The rows of a batch, one JSON object a line, as bytes that are the receiver's to keep. */
export const jsonLines = (batch: RecordBatch): Generator<Uint8Array, void, undefined> =>
  rowBytes(batch.numRows, jsonRowPut(namedColumnsOf(batch)))

import type { AnyTable, Meaning } from '@lockstep/schema'
import type { RecordBatch, Table } from 'apache-arrow'
import type { Kernel } from '../column/column.js'
import { cleanBatchesBy, cleanBy } from './clean-by.js'
import { engine } from './whole.js'

/** `clean` with kernels of one's own, one for each operation, for tests of what a wrong one does. */
export const cleanWith = (meaning: Meaning<Kernel>): ((table: AnyTable, input: Table) => Table) =>
  cleanBy({ ...engine, meaning, fusions: [] })

/**
 * Cleans an Arrow table: the rules of `table` over its columns, found by name; other columns are ignored. Text may come
 * as Utf8, LargeUtf8, Utf8View or a dictionary of them (which stays one), int and long as any integer width. Buffers are
 * shared with the input wherever nothing changes: what a rule made null may still lie under the null, and a dictionary
 * may have values that no cell has any more. Files that are written (`writeArrow`, `cleanTo`) do not hold them.
 * @throws Refusal for a column that is missing, twice there, or of another type. Never because of a value.
 */
export const clean: (table: AnyTable, input: Table) => Table = cleanBy(engine)

/**
 * Cleans record batches as they come, one for one; `distinct` remembers the rows of all batches before.
 * @throws Refusal as `clean` does.
 */
export const cleanBatches = (
  table: AnyTable,
  input: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
): AsyncGenerator<RecordBatch, void, undefined> => cleanBatchesBy(engine, table, input)

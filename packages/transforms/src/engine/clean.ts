import { type AnyTable, type Meaning, outputFields } from '@lockstep/schema'
import { Field as ArrowField, type RecordBatch, Schema, Table } from 'apache-arrow'
import { batchOf, outputType } from '../arrow/to-arrow.js'
import { arrowType } from '../arrow/types.js'
import type { Kernel } from '../column/column.js'
import { type Engine, engine } from './engine.js'
import { flowOf } from './flow.js'
import { checkArrow, checkIterable } from './given.js'
import { tableInputOf } from './input.js'
import type { Memory, Rows } from './operator.js'

const schemaOf = (table: AnyTable, cleaned?: Rows): Schema =>
  new Schema(
    outputFields(table).map(({ name, type }, index) => {
      const column = cleaned?.columns[index]
      return new ArrowField(name, column === undefined ? arrowType(type) : outputType(column), true)
    }),
  )

/** Makes record batches of cleaned rows, all by the schema of the first. */
export const batchesOf = (table: AnyTable): ((rows: Rows) => RecordBatch) => {
  let schema: Schema | undefined
  return (rows) => {
    schema ??= schemaOf(table, rows)
    return batchOf(schema, rows.columns, rows.length)
  }
}

const cleanBy =
  (by: Engine): ((table: AnyTable, input: Table) => Table) =>
  (table, input) => {
    const { source, check, rows } = tableInputOf(table)
    checkArrow(input)
    check(input.schema)
    const flow = flowOf(table.relation, [source], by)
    const toBatch = batchesOf(table)
    const cleaned = input.batches.flatMap((batch) => flow.push(rows(batch)).map((of) => toBatch(of)))
    const batches = [...cleaned, ...flow.finish().map((of) => toBatch(of))]
    return new Table(batches[0]?.schema ?? schemaOf(table), batches)
  }

/** `clean` with kernels of one's own, one for each operation, for tests of what a wrong one does. */
export const cleanWith = (meaning: Meaning<Kernel>): ((table: AnyTable, input: Table) => Table) =>
  cleanBy({ meaning, fusions: [] })

/**
 * Cleans an Arrow table: the rules of `table` over its columns, found by name; other columns are ignored. Text may come
 * as Utf8, LargeUtf8, Utf8View or a dictionary of them (which stays one), int and long as any integer width. Buffers are
 * shared with the input wherever nothing changes: what a rule made null may still lie under the null, and a dictionary
 * may have values that no cell has any more. Files that are written (`writeArrow`, `cleanTo`) do not hold them.
 * @throws Refusal for a column that is missing, twice there, or of another type. Never because of a value.
 */
export const clean: (table: AnyTable, input: Table) => Table = cleanBy(engine)

/** `cleanBatches`, with memories of one's own. */
export async function* cleanBatchesBy(
  table: AnyTable,
  input: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  remember?: () => Memory,
): AsyncGenerator<RecordBatch, void, undefined> {
  const { source, rows } = tableInputOf(table)
  checkIterable(input, 'record batches', 'cleanBatches(pin, batches)')
  const flow = flowOf(table.relation, [source], engine, remember)
  const toBatch = batchesOf(table)
  try {
    for await (const batch of input) for (const cleaned of flow.push(rows(batch))) yield toBatch(cleaned)
    for (const cleaned of flow.finish()) yield toBatch(cleaned)
  } finally {
    flow.close()
  }
}

/**
 * Cleans record batches as they come, one for one; `distinct` remembers the rows of all batches before.
 * @throws Refusal as `clean` does.
 */
export const cleanBatches = (
  table: AnyTable,
  input: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
): AsyncGenerator<RecordBatch, void, undefined> => cleanBatchesBy(table, input)

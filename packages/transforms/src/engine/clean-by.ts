import { type AnyTable, outputFields } from '@lockstep/schema'
import { Field as ArrowField, type RecordBatch, Schema, Table } from 'apache-arrow'
import { batchOf, outputType } from '../arrow/to-arrow.js'
import { arrowType } from '../arrow/types.js'
import type { Engine } from './engine.js'
import { type Aside, flowOf } from './flow.js'
import { checkArrow, checkIterable } from './given.js'
import { tableInputOf } from './input.js'
import type { Rows } from './rows.js'

/** The Arrow schema of a relation's columns, as they are laid out in some rows. */
export const arrowSchemaOf = (table: Pick<AnyTable, 'relation'>, cleaned?: Rows): Schema =>
  new Schema(
    outputFields(table).map(({ name, type }, index) => {
      const column = cleaned?.columns[index]
      return new ArrowField(name, column === undefined ? arrowType(type) : outputType(column), true)
    }),
  )

/** Makes record batches of cleaned rows, all by the schema of the first. */
export const batchesOf = (table: Pick<AnyTable, 'relation'>): ((rows: Rows) => RecordBatch) => {
  let schema: Schema | undefined
  return (rows) => {
    schema ??= arrowSchemaOf(table, rows)
    return batchOf(schema, rows.columns, rows.length)
  }
}

/** `clean`, by an engine of one's own. */
export const cleanBy =
  (by: Engine): ((table: AnyTable, input: Table) => Table) =>
  (table, input) => {
    const { source, check, rows } = tableInputOf(table)
    checkArrow(input)
    check(input.schema)
    const flow = flowOf(table.relation, [source], by)
    const toBatch = batchesOf(table)
    const cleaned = [...input.batches.flatMap((batch) => [...flow.push(rows(batch))]), ...flow.finish()]
    const batches = cleaned.map(toBatch)
    return new Table(batches[0]?.schema ?? arrowSchemaOf(table), batches)
  }

/** `cleanBatches`, by an engine of one's own, and with memories of one's own. */
export async function* cleanBatchesBy(
  by: Engine,
  table: AnyTable,
  input: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  aside?: Aside,
): AsyncGenerator<RecordBatch, void, undefined> {
  const { source, rows } = tableInputOf(table)
  checkIterable(input, 'record batches', 'cleanBatches(pin, batches)')
  const flow = flowOf(table.relation, [source], by, aside)
  const toBatch = batchesOf(table)
  try {
    for await (const batch of input) for (const cleaned of flow.push(rows(batch))) yield toBatch(cleaned)
    for (const cleaned of flow.finish()) yield toBatch(cleaned)
  } finally {
    flow.close()
  }
}

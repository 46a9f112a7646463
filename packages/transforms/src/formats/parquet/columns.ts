import { Field, type RecordBatch, Schema } from 'apache-arrow'
import { columnFrom } from '../../arrow/from-arrow.js'
import { batchOf, outputType } from '../../arrow/to-arrow.js'
import { fieldOfArrow } from '../../arrow/types.js'
import type { ArrowColumn } from '../../column/column.js'
import { failParquet, reasonOf } from './error.js'

/** Batches with buffers from cell 0 on, and nothing in them that Parquet's writer reads otherwise. */
export interface WrittenColumns {
  readonly schema: Schema
  readonly batches: readonly RecordBatch[]
  /** The columns of each batch. */
  readonly columns: readonly (readonly ArrowColumn[])[]
}

const columnsOf = (batch: RecordBatch): readonly ArrowColumn[] =>
  batch.schema.fields.map((field, index) => {
    try {
      const data = batch.data.children[index] ?? failParquet('it has no data')
      return columnFrom(data, fieldOfArrow(field).type)
    } catch (error) {
      return failParquet(`column ${field.name}: ${reasonOf(error)}`)
    }
  })

const namesOf = (batch: RecordBatch): string =>
  batch.schema.fields.map(({ name, type }) => `${name}: ${type}`).join(', ')

/** Brings batches of the same columns into the form that is written. */
export const layOut = (batches: readonly RecordBatch[]): WrittenColumns => {
  const [first] = batches
  if (first === undefined) return failParquet('no batches came, so nothing says what the columns are')
  const columns = batches.map(columnsOf)
  const schema = new Schema(
    first.schema.fields.map(
      ({ name }, index) =>
        new Field(
          name,
          outputType(columns[0]?.[index] ?? failParquet(`column ${name}: it has no data`)),
          true,
        ),
    ),
  )
  for (const batch of batches)
    if (batch.schema !== first.schema && namesOf(batch) !== namesOf(first))
      failParquet(`the columns change from ${namesOf(first)} to ${namesOf(batch)}; write two files`)
  return {
    schema,
    columns,
    batches: batches.map((batch, index) => batchOf(schema, columns[index] ?? [], batch.numRows)),
  }
}

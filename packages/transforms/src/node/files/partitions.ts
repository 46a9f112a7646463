import { type Field, type Literal, refuse, showType } from '@lockstep/schema'
import { makeData, RecordBatch, Schema, Struct } from 'apache-arrow'
import { batchOf } from '../../arrow/to-arrow.js'
import { arrowSchema } from '../../arrow/types.js'
import { doubleAt, wholeOf } from '../../formats/csv/java.js'
import type { RawTable } from '../../formats/json/options.js'
import { constant } from '../../kernels/shared/constant.js'
import type { ListedFile } from './list-files.js'

/** A raw column whose cells are not in a file but in the names of its folders, and what all of them hold. */
export interface PartitionColumn {
  readonly field: Field
  readonly literal: Literal
}

const utf8 = new TextEncoder()

/** As Spark reads the text of a partition for a column of a type; undefined where it fails. */
const cellOf = ({ type }: Field, text: string): Literal['value'] | undefined => {
  switch (type.kind) {
    case 'text':
      return text
    case 'int':
    case 'long': {
      const whole = wholeOf(text)
      return whole !== undefined && BigInt.asIntN(type.kind === 'int' ? 32 : 64, whole) === whole
        ? whole
        : undefined
    }
    case 'double': {
      const bytes = utf8.encode(text)
      return doubleAt(bytes, 0, bytes.length)
    }
    case 'boolean':
      return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined
    default:
      return undefined
  }
}

/**
 * The raw columns of a table that are partitions of a file: those with the name of a folder `name=value` above it.
 * @throws Refusal for a value that is not of the column's type, as Spark fails then, and for decimals, dates and times.
 */
export const partitionsIn = (
  { name, raw }: RawTable,
  { path, partitions }: ListedFile,
): readonly PartitionColumn[] =>
  raw.flatMap((field) => {
    const found = partitions.find(([key]) => key.toLowerCase() === field.name.toLowerCase())
    if (found === undefined) return []
    const [, text] = found
    const value = text === null ? null : cellOf(field, text)
    return value === undefined
      ? refuse(
          `${name}: ${path}: column ${field.name}: expected ${showType(field.type)} in the folder's name, got ${JSON.stringify(text)}; take the column as text, and cast it in a rule`,
        )
      : [{ field, literal: { type: field.type, value } }]
  })

/** A table without columns that are partitions. */
export const withoutPartitions = (
  { name, raw }: RawTable,
  columns: readonly PartitionColumn[],
): RawTable => ({
  name,
  raw: raw.filter((field) => !columns.some((column) => column.field === field)),
})

/** A batch with the columns of partitions behind its own, or in the order of some fields. */
const filled = (
  batch: RecordBatch,
  columns: readonly PartitionColumn[],
  order: readonly Field[],
): RecordBatch => {
  const length = batch.numRows
  const frame = {
    length,
    column: (): never => {
      throw new TypeError('a constant reads no column')
    },
  }
  const made = batchOf(
    arrowSchema(columns.map(({ field }) => field)),
    columns.map(({ literal }) => constant(literal)(frame)),
    length,
  )
  const names = new Set(columns.map(({ field }) => field.name))
  const place = new Map(order.map(({ name }, index) => [name, index]))
  const all = [
    ...batch.schema.fields.map((field, index) => ({ field, data: batch.data.children[index] })),
    ...made.schema.fields.map((field, index) => ({ field, data: made.data.children[index] })),
  ]
    .filter(({ field }, index) => index >= batch.schema.fields.length || !names.has(field.name))
    .toSorted((one, other) => (place.get(one.field.name) ?? 0) - (place.get(other.field.name) ?? 0))
  const fields = all.map(({ field }) => field)
  const children = all.flatMap(({ data }) => (data === undefined ? [] : [data]))
  return new RecordBatch(
    new Schema(fields, batch.schema.metadata),
    makeData({ type: new Struct(fields), length, nullCount: 0, children }),
  )
}

/** The same batches with the columns of partitions, by the order of some fields where there are such. */
export async function* withPartitions(
  batches: AsyncIterable<RecordBatch>,
  columns: readonly PartitionColumn[],
  order: readonly Field[] = [],
): AsyncGenerator<RecordBatch, void, undefined> {
  for await (const batch of batches) yield columns.length === 0 ? batch : filled(batch, columns, order)
}

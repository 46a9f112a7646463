import { type AnyTable, type Field, isTable, type Meaning, outputFields, refuse } from '@lockstep/schema'
import { Field as ArrowField, type RecordBatch, Schema, Table } from 'apache-arrow'
import { arrowType } from './arrow.js'
import type { Column, Kernel } from './column.js'
import { distinct, matching } from './distinct.js'
import { type Fusion, fusions } from './fused.js'
import { kernels } from './kernels/index.js'
import { type Columns, checkSchema, columnsOf, frameOf, prepare, reads } from './plan.js'
import { plain, takeAny } from './take.js'
import { batchOf, outputType } from './to-arrow.js'

/** Cleaned columns, in output order. */
interface Cleaned {
  readonly columns: readonly Column[]
  readonly length: number
}

/** One table's cleaning: `clean`, then `where`, then `distinct`, which remembers rows from batch to batch. */
const step = (
  table: AnyTable,
  meaning: Meaning<Kernel>,
  fusions: readonly Fusion[],
): ((input: Columns, length: number) => Cleaned) => {
  const rules = prepare(
    table.columns.map((column) => column.node),
    meaning,
    fusions,
  )
  const keep = table.where === null ? undefined : prepare([table.where], meaning, fusions)
  const once = table.distinct ? distinct() : undefined
  return (input, length) => {
    let columns = rules(frameOf(input, length))
    let rows = length
    if (keep !== undefined) {
      const [condition] = keep(frameOf(named(table, columns), length))
      const kept = condition === undefined ? refuse('where gave nothing') : matching(plain(condition))
      if (kept.length < rows) columns = columns.map((column) => takeAny(column, kept))
      rows = kept.length
    }
    if (once !== undefined) columns = once(columns, rows)
    return { columns, length: columns[0]?.length ?? 0 }
  }
}

const named = (table: AnyTable, columns: readonly Column[]): Columns =>
  new Map(columns.map((column, index) => [table.columns[index]?.name ?? '', column]))

/** A table and those it comes from, the first one first. */
const chain = (table: AnyTable): readonly AnyTable[] => {
  const tables: AnyTable[] = []
  for (let of: AnyTable | null = table; of !== null; of = of.from) tables.unshift(of)
  return tables
}

/** Cleans batch after batch. Made once for a run, since `distinct` remembers. */
interface Run {
  readonly first: AnyTable
  readonly fields: readonly Field[]
  readonly next: (batch: RecordBatch) => Cleaned
}

const run = (table: AnyTable, meaning: Meaning<Kernel>, fusions: readonly Fusion[]): Run => {
  if (!isTable(table)) return refuse('clean takes a table that table() or fromJSON() made')
  const tables = chain(table)
  const steps = tables.map((each) => ({ table: each, clean: step(each, meaning, fusions) }))
  const [first = table] = tables
  const fields = reads(
    first,
    first.columns.map((column) => column.node),
  )
  const next = (batch: RecordBatch): Cleaned => {
    checkSchema(first, batch.schema, fields)
    let input = columnsOf(first, batch, fields)
    let cleaned: Cleaned = { columns: [], length: batch.numRows }
    for (const each of steps) {
      cleaned = each.clean(input, cleaned.length)
      input = named(each.table, cleaned.columns)
    }
    return cleaned
  }
  return { first, fields, next }
}

const schemaOf = (table: AnyTable, cleaned?: Cleaned): Schema =>
  new Schema(
    outputFields(table).map(({ name, type }, index) => {
      const column = cleaned?.columns[index]
      return new ArrowField(name, column === undefined ? arrowType(type) : outputType(column), true)
    }),
  )

const cleanBy =
  (meaning: Meaning<Kernel>, fusions: readonly Fusion[]): ((table: AnyTable, input: Table) => Table) =>
  (table, input) => {
    const { first, fields, next } = run(table, meaning, fusions)
    checkSchema(first, input.schema, fields)
    let schema: Schema | undefined
    const batches = input.batches.map((batch) => {
      const cleaned = next(batch)
      schema ??= schemaOf(table, cleaned)
      return batchOf(schema, cleaned.columns, cleaned.length)
    })
    return new Table(schema ?? schemaOf(table), batches)
  }

/** `clean` with kernels of one's own, one for each operation, for tests of what a wrong one does. */
export const cleanWith = (meaning: Meaning<Kernel>): ((table: AnyTable, input: Table) => Table) =>
  cleanBy(meaning, [])

/**
 * Cleans an Arrow table: the rules of `table` over its columns, found by name; other columns are ignored. Text may come
 * as Utf8, LargeUtf8, Utf8View or a dictionary of them (which stays one), int and long as any integer width.
 * @throws Refusal for a column that is missing, twice there, or of another type. Never because of a value.
 */
export const clean: (table: AnyTable, input: Table) => Table = cleanBy(kernels, fusions)

/**
 * Cleans record batches as they come, one for one; `distinct` remembers the rows of all batches before.
 * @throws Refusal as `clean` does.
 */
export async function* cleanBatches(
  table: AnyTable,
  input: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
): AsyncGenerator<RecordBatch, void, undefined> {
  const { next } = run(table, kernels, fusions)
  let schema: Schema | undefined
  for await (const batch of input) {
    const cleaned = next(batch)
    schema ??= schemaOf(table, cleaned)
    yield batchOf(schema, cleaned.columns, cleaned.length)
  }
}

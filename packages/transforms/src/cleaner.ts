import { type AnyTable, type Field, isTable, outputFields, refuse } from '@lockstep/schema'
import type { RecordBatch, Schema } from 'apache-arrow'
import type { Column } from './column.js'
import { type Distinct, distinct, matching } from './distinct.js'
import type { Engine } from './engine.js'
import { type Columns, checkSchema, columnsOf, frameOf, prepare, reads } from './plan.js'
import { plain, takeAny } from './take.js'

/** Columns in order, and the number of their rows. */
export interface Rows {
  readonly columns: readonly Column[]
  readonly length: number
}

/** What is done to some rows. */
export type Step = (rows: Rows) => Rows

/** What remembers the rows of one `distinct`, and gives back what it holds. */
export interface Memory {
  readonly once: Distinct
  readonly close: () => void
}

const inMemory = (): Memory => ({ once: distinct(), close: () => undefined })

/**
 * How a table cleans, in two parts. `alone` does to one batch what needs no other: all that comes before the first
 * `distinct`. `inOrder` does the rest, and must see the rows of every batch, in order; undefined where nothing is left.
 */
export interface Cleaner {
  /** Refuses Arrow data that has not the columns that the rules read. */
  readonly check: (schema: Schema) => void
  /** The raw columns that the rules read, of a batch. */
  readonly input: (batch: RecordBatch) => Rows
  /** Their names and types. */
  readonly reads: readonly Field[]
  readonly alone: Step
  /** The columns that `alone` gives. */
  readonly between: readonly Field[]
  readonly inOrder: Step | undefined
  /** Gives back what its memories hold. */
  readonly close: () => void
}

const named = (fields: readonly Field[], columns: readonly Column[]): Columns =>
  new Map(columns.map((column, index) => [fields[index]?.name ?? '', column]))

/** One table's `clean`, then its `where`. */
const rules = (table: AnyTable, inputs: readonly Field[], by: Engine): Step => {
  const clean = prepare(
    table.columns.map((column) => column.node),
    by.meaning,
    by.fusions,
  )
  const keep = table.where === null ? undefined : prepare([table.where], by.meaning, by.fusions)
  const outputs = outputFields(table)
  return (rows) => {
    const columns = clean(frameOf(named(inputs, rows.columns), rows.length))
    if (keep === undefined) return { columns, length: rows.length }
    const [condition] = keep(frameOf(named(outputs, columns), rows.length))
    const kept = condition === undefined ? refuse('where gave nothing') : matching(plain(condition))
    if (kept.length === rows.length) return { columns, length: rows.length }
    return { columns: columns.map((column) => takeAny(column, kept)), length: kept.length }
  }
}

/** One table's `distinct`. */
const onceStep =
  (keep: Distinct): Step =>
  ({ columns, length }) => {
    const kept = keep(columns, length)
    return { columns: kept, length: kept[0]?.length ?? 0 }
  }

/** A table and those it comes from, the first one first. */
const chain = (table: AnyTable): readonly AnyTable[] => {
  const tables: AnyTable[] = []
  for (let of: AnyTable | null = table; of !== null; of = of.from) tables.unshift(of)
  return tables
}

/** The table whose raw columns come in. */
export const firstOf = (table: AnyTable): AnyTable => (table.from === null ? table : firstOf(table.from))

const inTurn =
  (steps: readonly Step[]): Step =>
  (rows) =>
    steps.reduce((at, step) => step(at), rows)

/** Prepares a table's cleaning for one run. Each `distinct` has a memory of its own. */
export const cleaner = (table: AnyTable, by: Engine, remember: () => Memory = inMemory): Cleaner => {
  if (!isTable(table)) return refuse('clean takes a table that table() or fromJSON() made')
  const tables = chain(table)
  const [first = table] = tables
  const fields = reads(
    first,
    first.columns.map((column) => column.node),
  )
  const memories: Memory[] = []
  const once = (): Distinct => {
    const memory = remember()
    memories.push(memory)
    return memory.once
  }
  const cut = tables.findIndex((each) => each.distinct)
  const last = cut < 0 ? tables.length - 1 : cut
  const ruled = tables.map((each) => rules(each, each === first ? fields : each.raw, by))
  const rest = (): readonly Step[] =>
    tables.slice(last).flatMap((each, index) => {
      const step = ruled[last + index]
      const own = index === 0 || step === undefined ? [] : [step]
      return each.distinct ? [...own, onceStep(once())] : own
    })
  const check = (schema: Schema): void => checkSchema(first, schema, fields)
  return {
    check,
    input: (batch) => {
      check(batch.schema)
      return { columns: [...columnsOf(first, batch, fields).values()], length: batch.numRows }
    },
    reads: fields,
    alone: inTurn(ruled.slice(0, last + 1)),
    between: outputFields(tables[last] ?? table),
    inOrder: cut < 0 ? undefined : inTurn(rest()),
    close: () => {
      for (const memory of memories.splice(0)) memory.close()
    },
  }
}

import { type AnyTable, type Field, isTable, type Node, outputFields, refuse } from '@lockstep/schema'
import type { RecordBatch, Schema } from 'apache-arrow'
import { ofLength } from '../arrow/lengths.js'
import { keepFreed } from '../bytes/keep-freed.js'
import type { Column, PlainColumn } from '../column/column.js'
import { takeAny, toPlain } from '../column/take/take.js'
import { type Distinct, distinct, rowsWhere } from '../relations/distinct/distinct.js'
import type { Engine } from './engine.js'
import { type Columns, checkSchema, columnsOf, frameOf, prepare, reads } from './plan.js'

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
  /** What of `alone` comes after the columns of the first table's rules. */
  readonly after: Step
  /** The columns that `alone` gives. */
  readonly between: readonly Field[]
  readonly inOrder: Step | undefined
  /** Gives back what its memories hold. */
  readonly close: () => void
}

const named = (fields: readonly Field[], columns: readonly Column[]): Columns =>
  new Map(columns.map((column, index) => [fields[index]?.name ?? '', column]))

/** Some rules over the columns of some fields. */
export const rulesStep = (roots: readonly Node[], inputs: readonly Field[], by: Engine): Step => {
  const clean = prepare(roots, by.meaning, by.fusions)
  return ({ columns, length }) => ({ columns: clean(frameOf(named(inputs, columns), length)), length })
}

/** One table's `clean`. */
const cleanStep = (table: AnyTable, inputs: readonly Field[], by: Engine): Step =>
  rulesStep(
    table.columns.map((column) => column.node),
    inputs,
    by,
  )

/** A condition, one cell for each row. */
const laidOut = (condition: Column, length: number): PlainColumn => {
  const cells = toPlain(condition)
  ofLength(cells, length, 'where')
  return cells
}

/** One table's `where`. */
const whereStep = (table: AnyTable, by: Engine): readonly Step[] => {
  if (table.where === null) return []
  const keep = rulesStep([table.where], outputFields(table), by)
  return [
    (rows) => {
      const [condition] = keep(rows).columns
      if (condition === undefined) return refuse('where gave nothing')
      const kept = rowsWhere(laidOut(condition, rows.length))
      if (kept.length === rows.length) return rows
      return { columns: rows.columns.map((column) => takeAny(column, kept)), length: kept.length }
    },
  ]
}

/** One table's `distinct`. */
const onceStep =
  (keep: Distinct): Step =>
  ({ columns, length }) => {
    const kept = keep(columns, length)
    const rows = kept[0]?.length ?? 0
    for (const column of kept) ofLength(column, rows, 'distinct')
    return { columns: kept, length: rows }
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
  keepFreed()
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
  let own: Step | undefined
  const ruled = tables.map((each) => [
    ...(each === first ? [] : [cleanStep(each, each.raw, by)]),
    ...whereStep(each, by),
  ])
  const rest = (): readonly Step[] =>
    tables.slice(last).flatMap((each, index) => {
      const steps = index === 0 ? [] : (ruled[last + index] ?? [])
      return each.distinct ? [...steps, onceStep(once())] : steps
    })
  const after = inTurn(ruled.slice(0, last + 1).flat())
  const check = (schema: Schema): void => checkSchema(first, schema, fields)
  return {
    check,
    input: (batch) => {
      check(batch.schema)
      return { columns: [...columnsOf(first, batch, fields).values()], length: batch.numRows }
    },
    reads: fields,
    alone: (rows) => {
      own ??= cleanStep(first, fields, by)
      return after(own(rows))
    },
    after,
    between: outputFields(tables[last] ?? table),
    inOrder: cut < 0 ? undefined : inTurn(rest()),
    close: () => {
      for (const memory of memories.splice(0)) memory.close()
    },
  }
}

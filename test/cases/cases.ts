import {
  type Column,
  date,
  type Operation,
  type RawColumns,
  type Table,
  table,
  timestamp,
  type Zone,
} from '@lockstep/schema'
import { z } from 'zod'

/** Columns that cases use, one of each type and a second of some. */
export const raw = z.object({
  text: z.string(),
  other: z.string(),
  int: z.int32(),
  int2: z.int32(),
  long: z.int(),
  double: z.float64(),
  double2: z.float64(),
  bool: z.boolean(),
  bool2: z.boolean(),
  date: date(),
  date2: date(),
  at: timestamp(),
  tags: z.array(z.string()),
  place: z.object({ lat: z.float64() }),
  lists: z.array(z.array(z.string())),
  stops: z.array(z.object({ name: z.string(), codes: z.array(z.int32()) })),
})

/** Raw cells by column; those left out are null. The answer is the cell that Spark gives. */
export type CaseRow = Readonly<Record<string, unknown>> & { readonly answer: unknown }

/** A rule in which an operation stands, and rows of input and answer. Kernels and Spark both read them. */
export interface Case {
  readonly operation: Operation
  readonly table: Table
  readonly rows: readonly CaseRow[]
}

type CaseRule = (columns: RawColumns<typeof raw.shape>) => Column

/** A case in a zone. Its table has one column, `answer`. */
export const inZone = (
  zone: Zone,
  operation: Operation,
  rule: CaseRule,
  ...rows: readonly CaseRow[]
): Case => ({
  operation,
  table: table(operation, { raw, zone, clean: (columns) => ({ answer: rule(columns) }) }) as Table,
  rows,
})

/** A case in UTC. */
export const of = (operation: Operation, rule: CaseRule, ...rows: readonly CaseRow[]): Case =>
  inZone('UTC', operation, rule, ...rows)

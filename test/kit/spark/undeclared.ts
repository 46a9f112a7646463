import { explainSpark } from '@lockstep/codegen'
import { type AnyTable, type Field, type Type, types } from '@lockstep/schema'
import type { Table } from 'apache-arrow'
import { cells } from '../arrow/cells.js'
import { fromCells } from '../arrow/plain.js'

/** What Spark is given: a table with more columns than the rules know of. */
export interface SparkInput {
  readonly schema: readonly Field[]
  readonly table: Table
}

/** How many columns are added at the most. */
const most = 6

/** With more fields than this, Spark gives up generating code. */
const widest = 100

const leaves = (type: Type): number =>
  type.kind === 'list'
    ? leaves(type.element)
    : type.kind === 'struct'
      ? type.fields.reduce((sum, field) => sum + leaves(field.type), 0)
      : 1

/**
 * The raw columns of some rules, and beside them columns that no schema declares. These are called as the generated
 * steps of the rules are, since a real table can have such columns too.
 */
export const withUndeclared = (
  raw: readonly Field[],
  table: Table,
  rules: readonly AnyTable[],
): SparkInput => {
  const fields = raw.reduce((sum, field) => sum + leaves(field.type), 0)
  const names = rules.flatMap((each) =>
    explainSpark(each)
      .steps.slice(0, 2)
      .map(({ name }) => name),
  )
  const added = [...new Set(names)]
    .filter((name) => !raw.some((field) => field.name.toLowerCase() === name.toLowerCase()))
    .slice(0, Math.max(0, Math.min(most, widest - fields)))
  const stranger = Array.from({ length: table.numRows }, () => 'undeclared')
  const known = cells(table, raw, { payloads: true }).map((column) => column.cells)
  const schema = [...added.map((name) => ({ name, type: types.text })), ...raw]
  return { schema, table: fromCells([...added.map(() => stranger), ...known], schema, table.numRows) }
}

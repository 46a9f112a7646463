import {
  type AnyTable,
  type Field,
  lastSelect,
  namelessRule,
  type Output,
  outputsOf,
  relation,
  seal,
  type Table,
  withInstead,
} from '@lockstep/schema'
import { packed } from './packed.js'
import type { BeforeAfter } from './shown.js'
import { chooseExamples, type Example, fieldsRead, type Trial, type Tried, trialsOf } from './trials.js'

/** Cleans rows, as `cleanRows` of `@lockstep/transforms` does. */
export type CleanRows = (table: Table, rows: readonly object[]) => readonly object[]

/** Gives the examples of a table's columns. */
export type ExamplesOf = (table: AnyTable) => Examples

/** The examples of each column, by its name: one or two, or none. */
export type Examples = ReadonlyMap<string, readonly Example[]>

/** What a table's last select does to the rows that come into it, as a table that leaves out no row. */
export const lastStepOf = ({ name, zone, from, raw, relation: of }: AnyTable): Table => {
  const source = relation('source', [], { name, fields: raw })
  const select = lastSelect(of)
  return seal({
    name,
    zone,
    from: null,
    relation: from === null ? select : withInstead(select, from.relation, source),
  })
}

/** An example of a rule over columns of whatever names: the values of its row in the order in which the rule reads them. */
interface Nameless extends BeforeAfter {
  readonly values: readonly unknown[]
}

/** A column of a table, and what is known of its rule. */
interface Asked {
  readonly output: Output
  readonly reads: readonly Field[]
  /** The rule, whatever its columns are called. */
  readonly rule: string
}

/** What the kernels make of rules: each with the rows that speak of it. */
const tryAll = (
  table: AnyTable,
  asked: readonly Asked[],
  clean: CleanRows,
): readonly (readonly Nameless[])[] => {
  const { rows, add } = packed()
  const trials = asked.map(({ output, reads }) =>
    trialsOf(output.node, reads).map((trial) => ({ trial, index: add(trial.row) })),
  )
  const cleaned = clean(lastStepOf(table), rows)
  const triedOf = ({ output, reads }: Asked, { row, from }: Trial, index: number): Tried => ({
    row,
    from,
    given: reads.map(({ name, type }) => ({ type, value: row[name] })),
    gives: { type: output.node.type, value: Reflect.get(cleaned[index] ?? {}, output.name) },
  })
  return asked.map((each, place) =>
    chooseExamples((trials[place] ?? []).map(({ trial, index }) => triedOf(each, trial, index))).map(
      ({ row, given, gives }) => ({ values: each.reads.map(({ name }) => row[name]), given, gives }),
    ),
  )
}

/**
 * What the rules of a table make of values that they speak of, as its kernels say: one or two examples of each column. Those that
 * are known are not tried again: what a rule does hangs on no name of a column.
 */
export const examplesBy = (clean: CleanRows): ExamplesOf => {
  const known = new Map<string, Map<string, readonly Nameless[]>>()
  return (table) => {
    const found = known.get(table.zone) ?? new Map<string, readonly Nameless[]>()
    known.set(table.zone, found)
    const all = outputsOf(table).map((output): Asked => {
      const reads = fieldsRead(output.node)
      return { output, reads, rule: namelessRule(output.node) }
    })
    const asked = [
      ...new Map(all.filter(({ rule }) => !found.has(rule)).map((each) => [each.rule, each])).values(),
    ]
    if (asked.length > 0)
      for (const [place, examples] of tryAll(table, asked, clean).entries()) {
        const rule = asked[place]?.rule
        if (rule !== undefined) found.set(rule, examples)
      }
    return new Map(
      all.map(({ output, reads, rule }) => [
        output.name,
        (found.get(rule) ?? []).map(({ values, given, gives }) => ({
          row: Object.fromEntries(reads.map(({ name }, place) => [name, values[place]])),
          given,
          gives,
        })),
      ]),
    )
  }
}

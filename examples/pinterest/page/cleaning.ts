import { explainBriefly, type Output, outputsOf, type Table as Rules } from '@lockstep/schema'
import type { Change, PlainRow } from '../changes.js'
import { numberText, type Shown, shown } from './cells.js'

/** A table as it came and as it was cleaned. The rows of `before` and `after` stand in the same order, each once. */
export interface Cleaned {
  readonly table: Rules
  readonly before: readonly PlainRow[]
  readonly after: readonly PlainRow[]
  readonly changes: readonly Change[]
  /** Rows that are there once equal ones are. */
  readonly kept: number
}

interface Example {
  readonly from: readonly Shown[]
  readonly to: Shown
}

const isThere = (value: unknown): boolean => value !== null && value !== undefined

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? ''

/** A cell that became null, and one that became another value: of each the first that is short. */
const examplesOf = ({ column, from }: Change, { before, after }: Cleaned): readonly Example[] => {
  const cells = before.map((row, index) => ({
    was: from.map((name) => row[name]),
    now: after[index]?.[column] ?? null,
  }))
  const isNulled = ({ was, now }: (typeof cells)[number]): boolean => now === null && was.some(isThere)
  const isChanged = ({ was, now }: (typeof cells)[number]): boolean =>
    now !== null && textOf(was.length === 1 ? was[0] : was) !== textOf(now)
  const isShort = ({ was }: (typeof cells)[number]): boolean => textOf(was).length < 60
  return [isChanged, isNulled].flatMap((is) => {
    const found = cells.find((cell) => is(cell) && isShort(cell)) ?? cells.find(is)
    return found === undefined ? [] : [{ from: found.was.map(shown), to: shown(found.now) }]
  })
}

const counted = (count: number): string => (count === 0 ? '–' : numberText(count))

/** A rule in few words: nothing for a column that comes as it is. */
const ruleOf = (output: Output): string => {
  const words = explainBriefly(output)
  return output.node.operation === 'column' && words !== '' ? `from ${words}` : words
}

/** What cleaning did to a table, as the page shows it: its columns, each with its rule, counts and examples. */
export const cleaningOf = (of: Cleaned): object => {
  const rules = new Map(outputsOf(of.table).map((output) => [output.name, ruleOf(output)]))
  return {
    name: of.table.name,
    records: numberText(of.before.length),
    kept: numberText(of.kept),
    columns: of.changes.map((change) => ({
      column: change.column,
      rule: rules.get(change.column) ?? '',
      changed: counted(change.changed),
      nulled: counted(change.nulled),
      examples: examplesOf(change, of),
    })),
  }
}

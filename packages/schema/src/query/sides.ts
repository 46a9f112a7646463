import { refuse } from '../errors/refusal.js'
import type { AnyTable } from '../table/any-table.js'
import { isTable } from '../table/check.js'
import { showGiven } from '../types/plain.js'
import { type AnyQuery, isQuery } from './any-query.js'

/** Rows that a question begins from or takes in. @throws Refusal for what is neither table nor query; `call` is what to write. */
export const rowsGiven = (value: unknown, call: string): AnyTable | AnyQuery =>
  isTable(value) || isQuery(value)
    ? value
    : refuse(`expected a table or a query, got ${showGiven(value)}; write ${call}`)

/** The other side of a join or a union. @throws Refusal for one on another clock: what is asked of its timestamps would be by ours. */
export const otherSide = (of: AnyQuery, value: unknown, call: string): AnyTable | AnyQuery => {
  const other = rowsGiven(value, call)
  return other.zone === of.zone
    ? other
    : refuse(
        `${of.name} is on the clock ${of.zone}, and ${other.name} on ${other.zone}: what is asked of a timestamp is by one clock; give their tables one zone`,
      )
}

import { nodesOfAggregate, type RelationOf } from '@lockstep/schema'
import type { ArrowColumn } from '../column/column.js'
import { takeInPlace, toPlain } from '../column/take/take.js'
import { aggregateKernels } from '../relations/aggregates/index.js'
import { normal } from '../relations/distinct/normal.js'
import { numbersOfRows } from '../relations/groups/numbers-of-rows.js'
import { columnsCalled } from './gather.js'
import { gathering } from './gathering.js'
import type { Operator, QuestionTools, Rows } from './rows.js'
import { partsByKeys } from './spill.js'

/** One row for each group of rows. */
export const aggregateOperator = (
  { parts, inputs: [input] }: RelationOf<'aggregate'>,
  { fieldsOf, rulesOf, spill }: QuestionTools,
): Operator => {
  const fields = fieldsOf(input)
  const values = rulesOf(
    parts.columns.flatMap(({ aggregate }) => nodesOfAggregate(aggregate)),
    fields,
  )
  const keysOf = (rows: Rows): readonly ArrowColumn[] => columnsCalled(rows, fields, parts.by)
  const make = (rows: Rows): Rows => {
    const keys = keysOf(rows)
    const found = numbersOfRows(keys, rows.length)
    const groups =
      parts.by.length === 0
        ? { numbers: new Int32Array(rows.length), count: 1 }
        : { numbers: found.numbers, count: found.firsts.length }
    const made = values(rows).columns
    let next = 0
    const aggregated = parts.columns.map(({ aggregate }) => {
      const size = nodesOfAggregate(aggregate).length
      const of = made.slice(next, next + size).map(toPlain)
      next += size
      return aggregateKernels[aggregate.aggregate](of, groups, aggregate)
    })
    return {
      columns: [...keys.map((key) => takeInPlace(normal(key), found.firsts)), ...aggregated],
      length: groups.count,
    }
  }
  return gathering(
    { fields, make, parts: parts.by.length === 0 ? undefined : () => partsByKeys(keysOf) },
    spill,
  )
}

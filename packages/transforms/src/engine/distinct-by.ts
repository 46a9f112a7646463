import type { Relation } from '@lockstep/schema'
import type { ArrowColumn } from '../column/column.js'
import { numbersOfRows } from '../relations/groups/numbers-of-rows.js'
import { onlyRows } from '../relations/top.js'
import { columnsCalled, takeRows } from './gather.js'
import { gathering } from './gathering.js'
import { completing, totalOrder } from './order.js'
import type { KeepOne, Rows } from './rows.js'
import { partsByKeys } from './spill.js'

/** Of rows that are equal in some columns, the first in an order. */
export const distinctByOperator: KeepOne = (
  { parts: { keys, order }, inputs: [input] },
  { fieldsOf, rulesOf, spill },
) => {
  const of: Relation = input
  const fields = fieldsOf(of)
  const values = rulesOf(
    order.map(({ node }) => node),
    fields,
  )
  const keysOf = (rows: Rows): readonly ArrowColumn[] => columnsCalled(rows, fields, keys)
  const make = (rows: Rows): Rows => {
    const { numbers, firsts } = numbersOfRows(keysOf(rows), rows.length)
    const total = completing(rows, fields, order, of, keys)
    const compare = totalOrder(values(rows).columns, order, total)
    return takeRows(rows, onlyRows(numbers, firsts.length, compare))
  }
  return gathering({ fields, make, parts: () => partsByKeys(keysOf), early: true }, spill)
}

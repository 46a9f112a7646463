import { type Partners, refuse } from '@lockstep/schema'
import type { ArrowColumn } from '../column/column.js'
import { concatenate } from '../column/concatenate.js'
import { takeAny, toPlain } from '../column/take/take.js'
import { inTurn } from '../relations/compare-cells.js'
import { explodedRows } from '../relations/explode.js'
import { numbersOfRows } from '../relations/groups/numbers-of-rows.js'
import { type JoinedRows, type JoinSide, joinRows } from '../relations/join.js'
import { settledRows, topRows } from '../relations/top.js'
import { aggregateOperator } from './aggregate.js'
import { columnNames, columnsCalled, gathering, takeOrNull, takeRows } from './gather.js'
import { batchwise } from './operator.js'
import { sortKeys, totalOrder } from './order.js'
import type { QuestionOperators, QuestionTools, Rows } from './rows.js'
import { windowOperator } from './window.js'

/** The rows that have another number of partners than they are meant to, among so many on the left. */
const wrongPartners = (pairs: JoinedRows, rows: number, most: Partners): number => {
  const counts = new Int32Array(rows)
  for (let at = 0; at < pairs.left.length; at++) {
    const row = pairs.left[at] as number
    if (row >= 0 && (pairs.right[at] as number) >= 0) counts[row] = (counts[row] as number) + 1
  }
  return counts.reduce((wrong, count) => wrong + (count > 1 || (most === 'one' && count === 0) ? 1 : 0), 0)
}

/** The key of a full join: the left's, and where there is none the right's. */
const keyOfBoth = (ours: ArrowColumn, theirs: ArrowColumn, { left, right }: JoinedRows): ArrowColumn => {
  const own = toPlain(ours)
  const places = left.map((row, at) => (row >= 0 ? row : own.length + (right[at] as number)))
  return takeAny(concatenate([own, toPlain(theirs)]), places)
}

/** What joins, groups, sorts and the like do to rows. */
export const questionOperators =
  (onPartners: QuestionTools['onPartners']): QuestionOperators =>
  (given) => {
    const tools: QuestionTools = { ...given, onPartners }
    const { fieldsOf, rulesOf } = tools
    return {
      join: (join) => () => {
        const {
          parts,
          inputs: [left, right],
          columns,
        } = join
        const fields = [fieldsOf(left), fieldsOf(right)] as const
        return gathering(fields, (ours, theirs) => {
          const keysOf = (rows: Rows, side: 0 | 1): JoinSide => ({
            keys: columnsCalled(
              rows,
              fields[side],
              parts.keys.map((key) => (side === 0 ? key.left : key.right)),
            ),
            length: rows.length,
          })
          const rows = joinRows(parts.how, keysOf(ours, 0), keysOf(theirs, 1), parts.nulls)
          if (parts.partners !== 'any') onPartners(join, wrongPartners(rows, ours.length, parts.partners))
          const lacksLeft = parts.how === 'right' || parts.how === 'full'
          const kept: Rows = lacksLeft
            ? { columns: takeOrNull(ours, rows.left), length: rows.left.length }
            : takeRows(ours, rows.left)
          if (parts.how === 'semi' || parts.how === 'anti') return kept
          const beside: Rows = { columns: takeOrNull(theirs, rows.right), length: rows.right.length }
          return {
            columns: columns.flatMap(({ name }) => {
              const own = columnsCalled(kept, fields[0], [name])
              const other = columnsCalled(beside, fields[1], [name])
              if (parts.how === 'right' && other.length > 0) return other
              if (parts.how !== 'full' || own.length === 0 || other.length === 0)
                return own.length > 0 ? own : other
              return columnsCalled(ours, fields[0], [name]).flatMap((left) =>
                columnsCalled(theirs, fields[1], [name]).map((right) => keyOfBoth(left, right, rows)),
              )
            }),
            length: kept.length,
          }
        })
      },
      aggregate: (of) => () => aggregateOperator(of, tools),
      window: (of) => () => windowOperator(of, tools),
      explode:
        ({ parts, inputs: [input] }) =>
        () => {
          const at = fieldsOf(input).findIndex(({ name }) => name === parts.column)
          return batchwise((rows) => {
            const lists = rows.columns[at] ?? refuse(`explode: there is no column ${parts.column}`)
            const { rows: places, elements } = explodedRows(lists, parts.outer)
            const taken = takeRows(rows, places)
            return {
              ...taken,
              columns: taken.columns.map((column, index) => (index === at ? elements : column)),
            }
          })
        },
      top:
        ({ parts, inputs: [input] }) =>
        () => {
          const fields = fieldsOf(input)
          const values = rulesOf(
            parts.order.map(({ node }) => node),
            fields,
          )
          return gathering([fields], (rows) => {
            const { numbers, firsts } = numbersOfRows(columnsCalled(rows, fields, parts.per), rows.length)
            const groups = parts.per.length === 0 ? new Int32Array(rows.length) : numbers
            const keys = values(rows).columns
            if (parts.settled)
              return takeRows(
                rows,
                settledRows(groups, totalOrder(rows, keys, parts.order, input), parts.rows),
              )
            const compare = inTurn(sortKeys(keys, parts.order))
            return takeRows(rows, topRows(groups, Math.max(1, firsts.length), compare, parts.rows))
          })
        },
      union:
        ({ inputs: [left, right] }) =>
        () => ({
          push: (rows, input) =>
            input === 0
              ? [rows]
              : [{ columns: columnsCalled(rows, fieldsOf(right), columnNames(left)), length: rows.length }],
          finish: () => [],
          close: () => undefined,
        }),
      sort:
        ({ parts, inputs: [input] }) =>
        () => {
          const fields = fieldsOf(input)
          const values = rulesOf(
            parts.order.map(({ node }) => node),
            fields,
          )
          return gathering([fields], (rows) => {
            const compare = totalOrder(rows, values(rows).columns, parts.order, input)
            return takeRows(rows, Int32Array.from({ length: rows.length }, (_, row) => row).sort(compare))
          })
        },
      limit:
        ({ parts }) =>
        () => {
          let left = parts.rows
          return batchwise((rows) => {
            if (rows.length <= left) {
              left -= rows.length
              return rows
            }
            const kept = takeRows(
              rows,
              Int32Array.from({ length: left }, (_, row) => row),
            )
            left = 0
            return kept
          })
        },
    }
  }

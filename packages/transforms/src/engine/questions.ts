import { refuse, type SortKey } from '@lockstep/schema'
import { takeAny, toPlain } from '../column/take/take.js'
import { type CompareCells, compareCells, compareSigns, inTurn } from '../relations/compare-cells.js'
import { normal } from '../relations/distinct/normal.js'
import { aggregateKernels, rowCounts } from '../relations/groups/aggregates.js'
import { numbersOfRows } from '../relations/groups/numbers-of-rows.js'
import { type JoinSide, joinRows } from '../relations/join.js'
import { topRows } from '../relations/top.js'
import { columnNames, columnsCalled, gathering, takeOrNull, takeRows } from './gather.js'
import { batchwise } from './operator.js'
import type { QuestionOperators, Rows } from './rows.js'

/** Compares rows by the values of some keys. */
const sortKeys = ({ columns }: Rows, order: readonly SortKey[]): readonly CompareCells[] =>
  order.flatMap(({ descending, nullsFirst }, index) => {
    const column = columns[index]
    return column === undefined ? [] : [compareCells(column, nullsFirst, descending)]
  })

/** What joins, groups, sorts and the like do to rows. */
export const questionOperators: QuestionOperators = (fieldsOf, rulesOf) => ({
  join:
    ({ parts, inputs: [left, right], columns }) =>
    () => {
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
        const rows = joinRows(parts.how, keysOf(ours, 0), keysOf(theirs, 1))
        const kept = takeRows(ours, rows.left)
        if (parts.how === 'semi' || parts.how === 'anti') return kept
        const beside: Rows = { columns: takeOrNull(theirs, rows.right), length: rows.right.length }
        return {
          columns: columns.flatMap(({ name }) => {
            const own = columnsCalled(kept, fields[0], [name])
            return own.length > 0 ? own : columnsCalled(beside, fields[1], [name])
          }),
          length: kept.length,
        }
      })
    },
  aggregate:
    ({ parts, inputs: [input] }) =>
    () => {
      const fields = fieldsOf(input)
      const nodes = parts.columns.flatMap(({ aggregate: { of } }) => of ?? [])
      const values = rulesOf(nodes, fields)
      return gathering([fields], (rows) => {
        const keys = columnsCalled(rows, fields, parts.by)
        const found = numbersOfRows(keys, rows.length)
        const groups =
          parts.by.length === 0
            ? { numbers: new Int32Array(rows.length), count: 1 }
            : { numbers: found.numbers, count: found.firsts.length }
        const made = values(rows).columns
        let next = 0
        const aggregated = parts.columns.map(({ aggregate: { aggregate, type } }) => {
          if (aggregate === 'count') return rowCounts(groups)
          const of = made[next++] ?? refuse(`${aggregate}: no values`)
          return aggregateKernels[aggregate](toPlain(of), groups, type)
        })
        return {
          columns: [...keys.map((key) => takeAny(normal(key), found.firsts)), ...aggregated],
          length: groups.count,
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
        const compare = inTurn(sortKeys(values(rows), parts.order))
        const groups = parts.per.length === 0 ? new Int32Array(rows.length) : numbers
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
        const all = rows.columns.map((column) => compareCells(column, true, false))
        const signs = rows.columns.flatMap((column) => compareSigns(column) ?? [])
        const compare = inTurn([...sortKeys(values(rows), parts.order), ...all, ...signs])
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
})

import { type Relation, refuse, type SortKey } from '@lockstep/schema'
import { takeInPlace, toPlain } from '../column/take/take.js'
import { type CompareCells, compareCells, inTurn } from '../relations/compare-cells.js'
import { normal } from '../relations/distinct/normal.js'
import { aggregateKernels, rowCounts } from '../relations/groups/aggregates.js'
import { numbersOfRows } from '../relations/groups/numbers-of-rows.js'
import { type JoinSide, joinTo } from '../relations/join.js'
import { sortedRows } from '../relations/sort/sorted-rows.js'
import { topRows } from '../relations/top.js'
import { columnsCalled, gathering, goingBy, takeJoined, takeRows } from './gather.js'
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
  join: (of) => () => {
    const { parts, inputs } = of
    const fields = [fieldsOf(inputs[0]), fieldsOf(inputs[1])] as const
    const ours = new Set(fields[0].map(({ name }) => name))
    const names = fieldsOf(of as Relation).map(({ name }) => name)
    const beside = names.filter((name) => !ours.has(name))
    const sideOf = (rows: Rows, side: 'left' | 'right'): JoinSide => ({
      keys: columnsCalled(
        rows,
        fields[side === 'left' ? 0 : 1],
        parts.keys.map((key) => key[side]),
      ),
      length: rows.length,
    })
    return goingBy(fields, (held) => {
      const join = joinTo(parts.how, sideOf(held, 'right'))
      return (rows) => {
        const { left, right } = join(sideOf(rows, 'left'))
        const own = columnsCalled(rows, fields[0], names)
        const taken = takeJoined(columnsCalled(held, fields[1], beside), right, true)
        if (left === null) return { columns: [...own, ...taken], length: rows.length }
        return { columns: [...takeJoined(own, left, false), ...taken], length: left.length }
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
          columns: [...keys.map((key) => takeInPlace(normal(key), found.firsts)), ...aggregated],
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
  union: (of) => () => ({
    push: (rows, input) => {
      const names = fieldsOf(of as Relation).map(({ name }) => name)
      const columns = columnsCalled(rows, fieldsOf(of.inputs[input] as Relation), names)
      return [{ columns, length: rows.length }]
    },
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
        const keys = values(rows).columns
        const order = parts.order.flatMap(({ descending, nullsFirst }, index) => {
          const column = keys[index]
          return column === undefined ? [] : [{ column, descending, nullsFirst }]
        })
        return takeRows(rows, sortedRows(order, rows.columns, rows.length))
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

import { type Relation, refuse, type SortKey } from '@lockstep/schema'
import { takeInPlace, toPlain } from '../column/take/take.js'
import { type CompareCells, compareCells, inTurn } from '../relations/compare-cells.js'
import { normal } from '../relations/distinct/normal.js'
import { aggregateKernels, rowCounts } from '../relations/groups/aggregates.js'
import { numbersOfRows } from '../relations/groups/numbers-of-rows.js'
import { type JoinSide, joinRows } from '../relations/join.js'
import { sortedRows } from '../relations/sort/sorted-rows.js'
import { topRows } from '../relations/top.js'
import { columnsCalled, gathering, takeJoined, takeRows } from './gather.js'
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
    const {
      parts,
      inputs: [left, right],
    } = of
    const columns = fieldsOf(of as Relation)
    const fields = [fieldsOf(left), fieldsOf(right)] as const
    const isOf = (side: 0 | 1, name: string): boolean => fields[side].some((field) => field.name === name)
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
      const names = columns.map(({ name }) => name)
      const kept = takeJoined(columnsCalled(ours, fields[0], names), rows.left, ours.length)
      const beside = names.filter((name) => !isOf(0, name))
      const taken = takeJoined(columnsCalled(theirs, fields[1], beside), rows.right, theirs.length)
      return { columns: [...kept, ...taken], length: rows.left.length }
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

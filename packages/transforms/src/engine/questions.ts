import { type Field, neededOf, type Relation, refuse, type SortKey } from '@lockstep/schema'
import type { ArrowColumn } from '../column/column.js'
import { takeInPlace } from '../column/take/take.js'
import { type CompareCells, inTurn } from '../relations/compare-cells.js'
import { explodedRows } from '../relations/explode.js'
import { numbersOfRows } from '../relations/groups/numbers-of-rows.js'
import { settledRows, topRows } from '../relations/top.js'
import { aggregateOperator } from './aggregate.js'
import { askedStep, laidForRules } from './asked-step.js'
import { columnsCalled, takeRows } from './gather.js'
import { gathering } from './gathering.js'
import { joinOperator } from './join.js'
import { batchwise } from './operator.js'
import { completing, inOrder, sortKeys, totalOrder } from './order.js'
import type { QuestionEngine, QuestionTools, RowStep, Rows, Spill } from './rows.js'
import { partsByKeys, partsByOrder } from './spill.js'
import { windowOperator } from './window.js'

/** What joins, groups, sorts and the like do to rows. */
const operatorsWith =
  (told: Pick<QuestionTools, 'onPartners' | 'spill'>): QuestionEngine['operators'] =>
  (given) => {
    const tools: QuestionTools = { ...given, ...told }
    const { spill } = told
    const { fieldsOf, rulesOf } = tools
    const keysBy = (order: readonly SortKey[], fields: readonly Field[]): RowStep =>
      rulesOf(
        order.map(({ node }) => node),
        fields,
      )
    return {
      join: (of) => () => joinOperator(of, tools),
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
            const columns = taken.columns.map((column, index) => (index === at ? elements : column))
            return { columns, length: taken.length }
          })
        },
      top:
        ({ parts: { per, order, rows: most, settled }, inputs: [input] }) =>
        () => {
          const fields = fieldsOf(input)
          const values = keysBy(order, fields)
          const groupsOf = (rows: Rows): readonly ArrowColumn[] => columnsCalled(rows, fields, per)
          const make = (rows: Rows): Rows => {
            const { numbers, firsts } = numbersOfRows(groupsOf(rows), rows.length)
            const groups = per.length === 0 ? new Int32Array(rows.length) : numbers
            const keys = values(rows).columns
            if (settled) {
              const compare = totalOrder(keys, order, completing(rows, fields, order, input, per))
              return takeRows(rows, settledRows(groups, compare, most))
            }
            const compare = inTurn(sortKeys(keys, order))
            return takeRows(rows, topRows(groups, Math.max(1, firsts.length), compare, most))
          }
          const parts = per.length === 0 ? undefined : () => partsByKeys(groupsOf)
          return gathering({ fields, make, parts, early: true }, spill)
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
        ({ parts: { order }, inputs: [input] }) =>
        () => {
          const fields = fieldsOf(input)
          const values = keysBy(order, fields)
          const make = (rows: Rows): Rows => {
            const keys = values(rows).columns
            const total = completing(rows, fields, order, input)
            return takeRows(rows, inOrder([], keys, order, total, rows.length))
          }
          const compareIn = (rows: Rows): CompareCells =>
            totalOrder(values(rows).columns, order, completing(rows, fields, order, input))
          return gathering(
            { fields, make, parts: (some) => partsByOrder(make(some), fields, compareIn) },
            spill,
          )
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

/**
 * What answers questions; `onPartners` is told of joins whose rows have another number of partners than they should. Rows go to
 * `spill` that do not fit into memory.
 */
export const questionEngine = (
  spill: Spill | undefined,
  onPartners: QuestionTools['onPartners'],
): QuestionEngine => ({
  step: askedStep,
  lay: laidForRules,
  take: takeInPlace,
  columnsOf: neededOf,
  operators: operatorsWith({ onPartners, spill }),
})

import { type Field, type Node, type Relation, type RelationMeaning, readsOf, refuse } from '@lockstep/schema'
import { ofLength } from '../arrow/lengths.js'
import type { ArrowColumn, PlainColumn } from '../column/column.js'
import { takeAny, toPlain } from '../column/take/take.js'
import type { Distinct } from '../relations/distinct/distinct.js'
import type { Memory } from '../relations/distinct/memory.js'
import { rowsWhere } from '../relations/where.js'
import type { Engine } from './engine.js'
import { type Columns, frameOf, prepareRules } from './plan.js'
import type { Operator, QuestionOperators, RowStep } from './rows.js'

/** Makes of each batch one. */
export const batchwise = (step: RowStep, close: () => void = () => undefined): Operator => ({
  push: (rows) => [step(rows)],
  finish: () => [],
  close,
})

const named = (fields: readonly Field[], columns: readonly ArrowColumn[]): Columns =>
  new Map(columns.map((column, index) => [fields[index]?.name ?? '', column]))

/** Some rules over the columns of some fields. */
export const rulesStep = (roots: readonly Node[], inputs: readonly Field[], by: Engine): RowStep => {
  const clean = prepareRules(roots, by.meaning, by.fusions)
  return ({ columns, length }) => ({ columns: clean(frameOf(named(inputs, columns), length)), length })
}

/** A condition, one cell for each row. */
const laidOut = (condition: ArrowColumn, length: number): PlainColumn => {
  const cells = toPlain(condition)
  ofLength(cells, length, 'where')
  return cells
}

const filterStep = (test: Node, inputs: readonly Field[], by: Engine): RowStep => {
  const keep = rulesStep([test], inputs, by)
  return (rows) => {
    const [condition] = keep(rows).columns
    if (condition === undefined) return refuse('where gave nothing')
    const kept = rowsWhere(laidOut(condition, rows.length))
    if (kept.length === rows.length) return rows
    return { columns: rows.columns.map((column) => takeAny(column, kept)), length: kept.length }
  }
}

const onceStep =
  (keep: Distinct): RowStep =>
  ({ columns, length }) => {
    const kept = keep(columns, length)
    const rows = kept[0]?.length ?? 0
    for (const column of kept) ofLength(column, rows, 'distinct')
    return { columns: kept, length: rows }
  }

/**
 * What each relation that `root` is made of does to rows. Rows of a source have the columns that are read of it. Each
 * `distinct` has a memory of its own.
 */
export const operatorsOf = (
  root: Relation,
  by: Engine,
  remember: () => Memory,
): RelationMeaning<() => Operator> => {
  const fieldsOf = (of: Relation): readonly Field[] =>
    of.relation === 'source' ? readsOf(root, of) : of.columns
  return {
    source: () => () => batchwise((rows) => rows),
    select:
      ({ parts, inputs: [input] }) =>
      () =>
        batchwise(
          rulesStep(
            parts.columns.map(({ node }) => node),
            fieldsOf(input),
            by,
          ),
        ),
    where:
      ({ parts, inputs: [input] }) =>
      () =>
        batchwise(filterStep(parts.test, fieldsOf(input), by)),
    // A table has none of them, and is cleaned by an engine without them.
    ...(by.questions?.({
      fieldsOf,
      rulesOf: (roots, inputs) => rulesStep(roots, inputs, by),
    }) as ReturnType<QuestionOperators>),
    distinct: () => () => {
      const { once, close } = remember()
      return batchwise(onceStep(once), close)
    },
  }
}

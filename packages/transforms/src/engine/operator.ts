import { type Field, type Node, type Relation, type RelationMeaning, readsOf, refuse } from '@lockstep/schema'
import { ofLength } from '../arrow/lengths.js'
import type { ArrowColumn, PlainColumn } from '../column/column.js'
import { takeAny, toPlain } from '../column/take/take.js'
import type { Distinct } from '../relations/distinct/distinct.js'
import type { Memory } from '../relations/distinct/memory.js'
import { rowsWhere } from '../relations/where.js'
import type { Engine } from './engine.js'
import { type Columns, frameOf, prepareRules } from './plan.js'
import type { MakeStep, Operator, QuestionEngine, RowStep, Spill } from './rows.js'

/** Makes of each batch one. */
export const batchwise = (step: RowStep, close: () => void = () => undefined): Operator => ({
  push: (rows) => [step(rows)],
  finish: () => [],
  close,
})

const named = (fields: readonly Field[], columns: readonly ArrowColumn[]): Columns =>
  new Map(columns.map((column, index) => [fields[index]?.name ?? '', column]))

const same = (columns: readonly ArrowColumn[]): readonly ArrowColumn[] => columns

/** Some rules over the columns of some fields. */
export const rulesStep = (roots: readonly Node[], inputs: readonly Field[], by: Engine): RowStep => {
  const clean = prepareRules(roots, by.meaning, by.fusions)
  const lay = by.questions?.lay(roots, inputs) ?? same
  return ({ columns, length }) => ({ columns: clean(frameOf(named(inputs, lay(columns)), length)), length })
}

/** A condition, one cell for each row. */
const laidOut = (condition: ArrowColumn, length: number): PlainColumn => {
  const cells = toPlain(condition)
  ofLength(cells, length, 'where')
  return cells
}

/** Makes steps of rules over some columns. */
const stepsOver =
  (inputs: readonly Field[], by: Engine): MakeStep =>
  (roots) =>
    rulesStep(roots, inputs, by)

const stepOf = (roots: readonly Node[], inputs: readonly Field[], by: Engine): RowStep => {
  const make = stepsOver(inputs, by)
  return by.questions?.step(make, roots, inputs) ?? make(roots)
}

const filterStep = (test: Node, inputs: readonly Field[], gives: readonly Field[], by: Engine): RowStep => {
  const keep = stepOf([test], inputs, by)
  const names = new Set(gives.map(({ name }) => name))
  const take = by.questions?.take ?? takeAny
  return (rows) => {
    const [condition] = keep(rows).columns
    if (condition === undefined) return refuse('where gave nothing')
    const kept = rowsWhere(laidOut(condition, rows.length))
    const columns = rows.columns.filter((_, index) => names.has(inputs[index]?.name ?? ''))
    if (kept.length === rows.length) return { columns, length: rows.length }
    return { columns: columns.map((column) => take(column, kept)), length: kept.length }
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

/** The columns of each relation's rows: where questions are asked, only those that a later step uses. */
export const rowColumnsOf = (root: Relation, by: Engine): ((of: Relation) => readonly Field[]) =>
  by.questions?.columnsOf(root) ?? ((of) => (of.relation === 'source' ? readsOf(root, of) : of.columns))

/**
 * What each relation that `root` is made of does to rows. Rows of a source have the columns that are read of it. Each
 * `distinct` has a memory of its own; rows go to `spill` that do not fit into memory.
 */
export const operatorsOf = (
  root: Relation,
  by: Engine,
  remember: () => Memory,
  spill: Spill | undefined,
): RelationMeaning<() => Operator> => {
  const fieldsOf = rowColumnsOf(root, by)
  const rules = (roots: readonly Node[], inputs: readonly Field[]): RowStep => rulesStep(roots, inputs, by)
  return {
    source: () => () => batchwise((rows) => rows),
    select: (of) => () => {
      const names = new Set(fieldsOf(of as Relation).map(({ name }) => name))
      const nodes = of.parts.columns.flatMap(({ name, node }) => (names.has(name) ? [node] : []))
      return batchwise(stepOf(nodes, fieldsOf(of.inputs[0]), by))
    },
    where: (of) => () =>
      batchwise(filterStep(of.parts.test, fieldsOf(of.inputs[0]), fieldsOf(of as Relation), by)),
    // A table has none of them, and is cleaned by an engine without them.
    ...(by.questions?.operators({
      fieldsOf,
      rulesOf: rules,
    }) as ReturnType<QuestionEngine['operators']>),
    distinct: () => () => {
      const { once, close } = remember()
      return batchwise(onceStep(once), close)
    },
    distinctBy: (of) => () => by.keepOne(of, { fieldsOf, rulesOf: rules, spill }),
  }
}

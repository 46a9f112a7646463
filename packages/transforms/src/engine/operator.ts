import {
  type Field,
  type Node,
  nodesOf,
  type Relation,
  type RelationMeaning,
  readsOf,
  refuse,
} from '@lockstep/schema'
import { ofLength } from '../arrow/lengths.js'
import type { ArrowColumn, PlainColumn } from '../column/column.js'
import { forRules, takeAny, takeInPlace, toPlain } from '../column/take/take.js'
import type { Distinct } from '../relations/distinct/distinct.js'
import type { Memory } from '../relations/distinct/memory.js'
import { rowsWhere } from '../relations/where.js'
import type { Engine } from './engine.js'
import { fewValues, forEachRow, onlyInt } from './few-values.js'
import { type Columns, frameOf, prepareRules } from './plan.js'
import type { Operator, QuestionEngine, RowStep } from './rows.js'

/** Makes of each batch one. */
export const batchwise = (step: RowStep, close: () => void = () => undefined): Operator => ({
  push: (rows) => [step(rows)],
  finish: () => [],
  close,
})

const named = (fields: readonly Field[], columns: readonly ArrowColumn[]): Columns =>
  new Map(columns.map((column, index) => [fields[index]?.name ?? '', column]))

/** The columns that rules compute something from. */
const computedFrom = (roots: readonly Node[]): ReadonlySet<string> =>
  new Set(
    nodesOf(roots.filter(({ operation }) => operation !== 'column')).flatMap((node) =>
      node.operation === 'column' ? [node.constants.name] : [],
    ),
  )

/** Some rules over the columns of some fields. */
export const rulesStep = (roots: readonly Node[], inputs: readonly Field[], by: Engine): RowStep => {
  const clean = prepareRules(roots, by.meaning, by.fusions)
  const computes = computedFrom(roots)
  const laid = (columns: readonly ArrowColumn[]): readonly ArrowColumn[] =>
    columns.map((column, index) => (computes.has(inputs[index]?.name ?? '') ? forRules(column) : column))
  return ({ columns, length }) => ({ columns: clean(frameOf(named(inputs, laid(columns)), length)), length })
}

/** A condition, one cell for each row. */
const laidOut = (condition: ArrowColumn, length: number): PlainColumn => {
  const cells = toPlain(condition)
  ofLength(cells, length, 'where')
  return cells
}

/**
 * Rules for questions: one that is made of one column of ints or dates, of few different ones beside the rows, is computed once for
 * each of those.
 */
const askedStep = (roots: readonly Node[], inputs: readonly Field[], by: Engine): RowStep => {
  const all = rulesStep(roots, inputs, by)
  const places = roots.map((root) => onlyInt(root, inputs))
  if (places.every((place) => place < 0)) return all
  const alone = roots.map((root) => rulesStep([root], inputs, by))
  const rest = rulesStep(
    roots.filter((_, root) => (places[root] as number) < 0),
    inputs,
    by,
  )
  return (rows) => {
    const few = new Map(
      [...new Set(places)].map((place) => {
        const column = rows.columns[place]
        return [place, column === undefined ? null : fewValues(column)] as const
      }),
    )
    if ([...few.values()].every((values) => values === null)) return all(rows)
    const others = [...rest(rows).columns]
    const columns = places.flatMap((place, root): readonly ArrowColumn[] => {
      if (place < 0) return others.splice(0, 1)
      const step = alone[root] as RowStep
      const values = few.get(place) ?? null
      if (values === null) return step(rows).columns
      const of = rows.columns.map((column, index) => (index === place ? values.values : column))
      return step({ columns: of, length: values.values.length }).columns.map((made) =>
        forEachRow(made, values),
      )
    })
    return { columns, length: rows.length }
  }
}

const stepOf = (by: Engine): typeof rulesStep => (by.questions === undefined ? rulesStep : askedStep)

const filterStep = (test: Node, inputs: readonly Field[], gives: readonly Field[], by: Engine): RowStep => {
  const keep = stepOf(by)([test], inputs, by)
  const names = new Set(gives.map(({ name }) => name))
  const take = by.questions === undefined ? takeAny : takeInPlace
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
 * `distinct` has a memory of its own.
 */
export const operatorsOf = (
  root: Relation,
  by: Engine,
  remember: () => Memory,
): RelationMeaning<() => Operator> => {
  const fieldsOf = rowColumnsOf(root, by)
  return {
    source: () => () => batchwise((rows) => rows),
    select: (of) => () => {
      const names = new Set(fieldsOf(of as Relation).map(({ name }) => name))
      const nodes = of.parts.columns.flatMap(({ name, node }) => (names.has(name) ? [node] : []))
      return batchwise(stepOf(by)(nodes, fieldsOf(of.inputs[0]), by))
    },
    where: (of) => () =>
      batchwise(filterStep(of.parts.test, fieldsOf(of.inputs[0]), fieldsOf(of as Relation), by)),
    // A table has none of them, and is cleaned by an engine without them.
    ...(by.questions?.operators({
      fieldsOf,
      rulesOf: (roots, inputs) => rulesStep(roots, inputs, by),
    }) as ReturnType<QuestionEngine['operators']>),
    distinct: () => () => {
      const { once, close } = remember()
      return batchwise(onceStep(once), close)
    },
  }
}

import { type Field, type Node, nodesOf } from '@lockstep/schema'
import type { ArrowColumn } from '../column/column.js'
import { forRules } from '../column/take/take.js'
import { fewValues, forEachRow, onlyInt } from './few-values.js'
import type { MakeStep, RowStep } from './rows.js'

/** The columns that rules compute something from. */
const computedFrom = (roots: readonly Node[]): ReadonlySet<string> =>
  new Set(
    nodesOf(roots.filter(({ operation }) => operation !== 'column')).flatMap((node) =>
      node.operation === 'column' ? [node.constants.name] : [],
    ),
  )

/** Lays out columns that rules compute something from, where a dictionary has more values than they should look at. */
export const laidForRules = (
  roots: readonly Node[],
  inputs: readonly Field[],
): ((columns: readonly ArrowColumn[]) => readonly ArrowColumn[]) => {
  const computes = computedFrom(roots)
  return (columns) =>
    columns.map((column, index) => (computes.has(inputs[index]?.name ?? '') ? forRules(column) : column))
}

/**
 * Rules for questions: one that is made of one column of ints or dates, of few different ones beside the rows, is computed once for
 * each of those.
 */
export const askedStep = (make: MakeStep, roots: readonly Node[], inputs: readonly Field[]): RowStep => {
  const all = make(roots)
  const places = roots.map((root) => onlyInt(root, inputs))
  if (places.every((place) => place < 0)) return all
  const alone = roots.map((root) => make([root]))
  const rest = make(roots.filter((_, root) => (places[root] as number) < 0))
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

import { Aggregate } from '../column/aggregate.js'
import { Column, type Context } from '../column/column.js'
import { Ranked, Windowed } from '../column/window.js'
import { at, refuse } from '../errors/refusal.js'
import { columnNode } from '../graph/column-node.js'
import { type Relation, relation } from '../relation/relation.js'
import type { AggregateOutput, Output, WindowOutput } from '../relation/relations.js'
import { checkSelect } from '../table/definition.js'
import { output } from '../table/inputs.js'

const checkValue = (value: unknown): void => {
  if (value instanceof Aggregate)
    refuse('an aggregate is of many rows: write groupBy(...).aggregate(...), or .over(...) behind it')
  if (value instanceof Ranked) refuse('a place is one among other rows: write .over({ by: ... }) behind it')
}

/** A name that no column has yet. */
export const freshName = (wish: string, taken: readonly string[]): string => {
  const numbered = (number: number): string => (number === 0 ? wish : `${wish}_${number}`)
  const place = Array.from({ length: taken.length + 1 }, (_, number) => numbered(number))
  return place.find((name) => !taken.some((other) => other.toLowerCase() === name.toLowerCase())) ?? wish
}

/** Whether a select gives just the columns that come in, in their order. */
const keepsAll = (columns: readonly Output[], input: Relation): boolean =>
  columns.length === input.columns.length &&
  columns.every(({ name, node: of }, index) => {
    const own = input.columns[index]
    return own?.name === name && of === columnNode(own)
  })

/** The rows of a select list, whose values of other rows are added in a step before. */
export const selected = (made: unknown, input: Relation, context: Context): Relation => {
  checkSelect(made, 'the list', 'select((row) => ({ ... }))')
  if (Object.keys(made as object).length === 0) refuse('takes one column or more, got none')
  const entries = Object.entries(made as object)
  const windows: WindowOutput[] = []
  const names = new Map<string, string>()
  for (const [name, value] of entries) {
    at(`.${name}`, () => checkValue(value))
    if (!(value instanceof Windowed)) continue
    const taken = [...input.columns, ...windows].map((column) => column.name)
    const own = freshName(name, taken)
    names.set(name, own)
    windows.push({ name: own, window: value.window })
  }
  const over: Relation = windows.length === 0 ? input : relation('window', [input], { columns: windows })
  const columns = entries.map(([name, value]): Output => {
    if (!(value instanceof Windowed)) return { name, node: at(`.${name}`, () => output(value, context)) }
    return { name, node: columnNode({ ...value.window, name: names.get(name) ?? name }) }
  })
  return windows.length > 0 && keepsAll(columns, over) ? over : relation('select', [over], { columns })
}

/** The aggregates of a list. */
export const aggregatesOf = (made: object): readonly AggregateOutput[] => {
  checkSelect(made, 'the list', 'aggregate((row) => ({ posts: count() }))')
  return Object.entries(made).map(([name, value]) => ({
    name,
    aggregate:
      value instanceof Aggregate
        ? value.aggregate
        : at(`.${name}`, () =>
            refuse(
              value instanceof Windowed || value instanceof Ranked
                ? 'a value of other rows stands in a select'
                : value instanceof Column
                  ? 'a group has many values of this: take its min(), max(), sum(), median() ..., or group by it'
                  : 'takes aggregates: count(), row.likes.sum() ...; give a constant in a select behind it',
            ),
          ),
  }))
}

import { type AnyQuery, type Bool, type Column, nodeOf, type Order, Refusal } from '@lockstep/schema'
import type { Choose } from '../constants.js'

/** The columns of a question at hand, by name: the builder's own types are of no use to what is drawn. */
export type AnyRow = Readonly<Record<string, Column>>

/** The kinds that can be compared. */
export const plainKinds: readonly string[] = [
  'int',
  'long',
  'double',
  'text',
  'boolean',
  'decimal',
  'date',
  'timestamp',
]

/** The columns of a question of some kinds. */
export const columnsOfKinds = (of: AnyQuery, kinds: readonly string[]): readonly string[] =>
  of.relation.columns.filter(({ type }) => kinds.includes(type.kind)).map(({ name }) => name)

/** A method of a column or a question that its class has, whatever the draw knows of it. */
export const called = (of: object | undefined, method: string, ...args: readonly unknown[]): never => {
  const own: unknown = Reflect.get(of ?? {}, method)
  if (typeof own !== 'function') throw new TypeError(`${String(of)} has no ${method}`)
  return Reflect.apply(own, of, args) as never
}

const constants: Readonly<Record<string, unknown>> = {
  int: 1,
  long: 1n,
  double: 1.5,
  text: 'a',
  boolean: true,
  decimal: '0.05',
  date: '1970-01-01',
  timestamp: '1970-01-01T00:00:00Z',
}

/** A condition on a column of any kind. */
export const testOf = (row: AnyRow, name: string, choose: Choose): Bool => {
  const column = row[name]
  const { kind } = column === undefined ? { kind: '' } : nodeOf(column).type
  const way = choose(4)
  if (way === 0 || !plainKinds.includes(kind) || (kind === 'decimal' && choose(2) === 0))
    return called(column, 'isNotNull')
  const method = way === 1 ? 'equals' : way === 2 ? 'lessThan' : 'greaterThanOrEqual'
  try {
    return called(column, method, constants[kind])
  } catch (error) {
    // A decimal of another scale than the constant's.
    if (error instanceof Refusal) return called(column, 'isNotNull')
    throw error
  }
}

/** An order by some columns, each one way or the other. */
export const orderOf = (row: AnyRow, names: readonly string[], choose: Choose): readonly Order[] =>
  names.map((name) => {
    const order: Order = called(row[name], choose(2) === 0 ? 'asc' : 'desc')
    const way = choose(4)
    return way === 0 ? order.nullsFirst() : way === 1 ? order.nullsLast() : order
  })

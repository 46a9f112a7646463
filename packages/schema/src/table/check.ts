import { refuse } from '../errors/refusal.js'
import { lastSelect, onlySourceOf, relationsOf, rulesOf } from '../relation/fold.js'
import type { Relation } from '../relation/relation.js'
import type { Output } from '../relation/relations.js'
import { checkNames } from '../types/names.js'
import { showGiven } from '../types/plain.js'
import type { Field } from '../types/types.js'
import type { AnyTable } from './any-table.js'
import { checkOneMeaning } from './one-meaning.js'
import { showsItself } from './show.js'

const brand: unique symbol = Symbol.for('lockstep.table') as never

/** A table whose cleaned columns, and whose rows that come in, are known to the type checker. */
export interface Table<C = unknown, R = object> extends AnyTable {
  /** Only the type checker sees these two. */
  readonly '~columns'?: C
  readonly '~rows'?: R
}

/** The columns of a table, or of a query. */
export type ColumnsOf<T> = T extends { readonly '~columns'?: infer C } ? C : never

const inputOf = (from: AnyTable | null, relation: Relation): readonly Field[] =>
  from === null ? onlySourceOf(relation).parts.fields : outputFields(from)

/** The rules of a relation, each with the place that a person knows it by. */
const placesOf = (of: Relation): readonly Output[] =>
  of.relation === 'select' ? of.parts.columns : rulesOf(of).map((node) => ({ name: of.relation, node }))

/** Checks that a relation makes a table, and makes it. */
export const seal = (parts: Pick<AnyTable, 'name' | 'zone' | 'from' | 'relation'>): Table => {
  const { name, zone, from, relation } = parts
  checkNames([name])
  if (from !== null && !relationsOf([relation]).includes(from.relation))
    refuse(`is not made of the rows of ${from.name}`)
  checkOneMeaning(relationsOf([relation]).flatMap(placesOf))
  const made = { name, zone, raw: inputOf(from, relation), from, relation, [brand]: true }
  return Object.freeze(showsItself(made))
}

/** The names and types of a table's cleaned columns. */
export const outputFields = ({ relation }: Pick<AnyTable, 'relation'>): readonly Field[] =>
  relation.columns.map(({ name, type }) => ({ name, type }))

/** The columns that a table's last select makes, with their rules over what comes into it. */
export const outputsOf = ({ relation }: Pick<AnyTable, 'relation'>): readonly Output[] =>
  lastSelect(relation).parts.columns

/** A table of the same columns that leaves out no row since they were made: without its `where` and `distinct`. */
export const everyRow = <C>(table: Table<C>): Table<C> =>
  seal({ ...table, relation: lastSelect(table.relation) }) as Table<C>

/** Whether a value is a table, whichever copy of this package made it. */
export const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && Reflect.get(value, brand) === true

/**
 * A value that must be a table.
 * @param call the call to write, with a table in it: `sql(pin)`.
 * @param place what it was given to. Default: the name that `call` calls.
 * @throws Refusal that says what came, and the call.
 */
export const checkTable = (
  value: unknown,
  call: string,
  place: string = call.slice(0, call.indexOf('(')),
): Table =>
  isTable(value)
    ? value
    : refuse(
        `${place}: expected a table that table() or fromJSON() made, got ${showGiven(value)}; write ${call}`,
      )

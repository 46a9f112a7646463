import type { core } from 'zod'
import { literals } from '../column/build.js'
import type { Lifted, PlainValue } from '../column/classes.js'
import { Column, type Context } from '../column/column.js'
import type { Bool } from '../column/logic.js'
import { make } from '../column/make.js'
import type { RawRowOf } from '../column/raw-row.js'
import { at, refuse } from '../errors/refusal.js'
import { rawFields } from '../raw/zod.js'
import type { RawColumns } from '../raw/zod-types.js'
import { type KeptRow, keptFirst, keyNames } from '../relation/keep.js'
import { type Relation, relation } from '../relation/relation.js'
import { checkNames } from '../types/names.js'
import { showPlain } from '../types/plain.js'
import { isZone, type Zone } from '../types/time.js'
import { types } from '../types/types.js'
import type { AnyTable } from './any-table.js'
import { seal, type Table } from './check.js'
import { checkDefinition, checkSelect, distinctByCall } from './definition.js'
import { inputs, output } from './inputs.js'
import { locate } from './locate.js'

/** Cleaned columns by name: each a column, or a plain value for a constant. */
type Select = Readonly<Record<string, Column | PlainValue>>

/** What a select list makes of itself: plain values have become columns. */
export type Selected<S> = { readonly [K in keyof S]: Lifted<S[K]> } & {}

/** What is the same in a table over raw data and in a step after another table. */
interface Cleaning<In, S> {
  /** Text that means null, in every text column that comes in. */
  readonly nulls?: readonly string[]
  /** The select list: an object of rules, by output name, in output order. */
  readonly clean: (raw: In) => S
  /** Which rows stay: those where this is true. Sees the cleaned columns. */
  readonly where?: (clean: Selected<S>) => Bool
  /** Keeps rows that are equal in every cleaned column once. */
  readonly distinct?: boolean
  /**
   * Keeps one row of those that are equal in some cleaned columns, behind `where`: the first, the last or the largest by an order; of
   * those that tie in it, the first by all other columns, ascending and nulls first. As keys, nulls are equal, NaNs are, and so are 0.0
   * and -0.0; text is equal by its bytes. `keep: 'first'` keeps a row whose order is null, unless `asc().nullsLast()` is said. Takes the
   * place of `distinct`. No stream has it. Spark's `row_number() = 1`.
   * @example
   * distinctBy: { keys: 'ind', keep: 'last', by: (row) => row.date_joined }
   */
  readonly distinctBy?: KeptRow<Selected<NoInfer<S>>>
  /** The clock on which text without a zone is read: `UTC`, or a fixed distance such as `+05:30`. Default: `UTC`. */
  readonly zone?: Zone
}

/** The rows for which a rule of the user's is true. */
const filterRows = (
  of: Relation,
  where: ((row: never) => unknown) | undefined,
  context: Context,
): Relation => {
  if (where === undefined) return of
  const test = locate('where', context, (context) => where(inputs(of.columns, context, []) as never))
  return test instanceof Column
    ? relation('where', [of], { test: test.node })
    : at('where', () => refuse(`takes a rule that is true or false, got ${showPlain(test)}`))
}

/** One row of those with the same keys. */
const oneOf = (of: Relation, distinctBy: KeptRow<never> | undefined, context: Context): Relation => {
  if (distinctBy === undefined) return of
  const { keys, keep, by } = distinctBy
  const made = locate('distinctBy', context, (context) => by(inputs(of.columns, context, []) as never))
  return at('distinctBy', () =>
    relation('distinctBy', [of], { keys: keyNames(keys, distinctByCall), order: keptFirst(keep, made) }),
  )
}

/**
 * Defines a table: what comes in (`raw`, a zod object), and how it becomes clean. Inside the table the order is: `nulls`, `clean`,
 * `where`, `distinct` or `distinctBy`.
 * @throws Refusal, with the table's and the column's name, for whatever cannot mean the same in TypeScript and in Spark.
 * @example
 * export const pin = table('pin', {
 *   raw: z.object({ title: z.string() }),
 *   clean: (raw) => ({ title: raw.title.trim() }),
 * })
 */
export const table = <const Shape extends core.$ZodLooseShape, const S extends Select>(
  name: string,
  definition: { readonly raw: core.$ZodObject<Shape> } & Cleaning<RawColumns<Shape>, S>,
): Table<Selected<S>, RawRowOf<RawColumns<Shape>>> => define('table', name, definition as never) as never

/**
 * Defines a table over the rows of another one: a second select, behind the other's `where`, and `distinct` or `distinctBy`.
 * @throws Refusal as `table`.
 * @example
 * export const words = tableFrom('words', { from: pin, clean: ({ title }) => ({ title: title.lower() }) })
 */
export const tableFrom = <C, R, const S extends Select>(
  name: string,
  definition: { readonly from: Table<C, R> } & Cleaning<C, S>,
): Table<Selected<S>, R> => define('tableFrom', name, definition as never) as never

const define = (
  by: 'table' | 'tableFrom',
  name: string,
  definition: { readonly raw?: core.$ZodType; readonly from?: AnyTable } & Cleaning<never, Select>,
): Table => {
  checkDefinition(by, name, definition)
  return at(name, () => {
    checkNames([name])
    const { raw, from = null, nulls = [], zone = 'UTC', distinct = false } = definition
    if (!isZone(zone))
      refuse(
        `zone ${JSON.stringify(zone)} is neither UTC nor a fixed distance such as +05:30; the rules of named zones differ between releases of Java and JavaScript`,
      )
    const input: Relation =
      from === null
        ? relation('source', [], {
            name,
            fields: rawFields(raw ?? refuse('needs raw, a z.object(...)')),
          })
        : from.relation
    const context: Context = Object.freeze({ table: name, zone, make })
    at('nulls', () => literals(types.text, nulls))
    const select: Select = locate('clean', context, (context) =>
      definition.clean(inputs(input.columns, context, nulls) as never),
    )
    checkSelect(select)
    const columns = Object.entries(select).map(([key, value]) => ({
      name: key,
      node: at(`.${key}`, () => output(value, context)),
    }))
    const selected: Relation = relation('select', [input], { columns })
    const kept = filterRows(selected, definition.where as never, context)
    const once: Relation = distinct ? relation('distinct', [kept], {}) : kept
    return seal({ name, zone, from, relation: oneOf(once, definition.distinctBy, context) })
  })
}

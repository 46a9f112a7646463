import type { core } from 'zod'
import { attempt } from '../column/attempt.js'
import { column, lift, literals } from '../column/build.js'
import type { Lifted, PlainValue, WithNulls } from '../column/classes.js'
import { Column, type Context, type Nullable } from '../column/column.js'
import type { Bool } from '../column/logic.js'
import { make } from '../column/make.js'
import type { Text } from '../column/text.js'
import { at, refuse } from '../errors/refusal.js'
import { nodesOf } from '../graph/fold.js'
import { deepest, type Node, node } from '../graph/node.js'
import { checkNames, rawFields } from '../raw/zod.js'
import type { RawColumns } from '../raw/zod-types.js'
import { showPlain } from '../types/plain.js'
import { isZone, type Zone } from '../types/time.js'
import { type Field, showType, types } from '../types/types.js'
import { locate } from './locate.js'

const brand: unique symbol = Symbol.for('lockstep.table') as never

/** One column of a result: its name, and the rule that makes it. */
export interface Output {
  readonly name: string
  readonly node: Node
}

/** What a table is, whatever its columns: where it comes from, its cleaned columns, and which rows stay. */
export interface AnyTable {
  readonly name: string
  /** The clock on which text without a zone is read. */
  readonly zone: Zone
  /** The columns that come in: those of the raw schema, or the cleaned ones of `from`. */
  readonly raw: readonly Field[]
  readonly from: AnyTable | null
  /** The columns that go out, in order; rules over `raw`. */
  readonly columns: readonly Output[]
  /** Which rows stay: where this is true. A rule over the columns that go out. */
  readonly where: Node | null
  /** Whether rows equal in every column are kept once. */
  readonly distinct: boolean
}

/** A table whose cleaned columns are known to the type checker. */
export interface Table<C = unknown> extends AnyTable {
  /** Only the type checker sees this. */
  readonly '~columns'?: C
}

/** Cleaned columns by name: each a column, or a plain value for a constant. */
type Select = Readonly<Record<string, Column | PlainValue>>

/** What a select list makes of itself: plain values have become columns. */
export type Selected<S> = { readonly [K in keyof S]: Lifted<S[K]> } & {}

/** Cleaned columns as the input of a next step, where they can be null. */
export type Again<C> = { readonly [K in keyof C]: WithNulls<C[K], Nullable> } & {}

/** The cleaned columns of a table. */
export type ColumnsOf<T> = T extends Table<infer C> ? C : never

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
  /** The clock on which text without a zone is read: `UTC` unless said, or a fixed distance such as `+05:30`. */
  readonly zone?: Zone
}

const inputs = (
  fields: readonly Field[],
  context: Context,
  nulls: readonly string[],
): Readonly<Record<string, Column>> => {
  const columns: Record<string, Column> = Object.create(null)
  for (const { name, type } of fields) {
    const of = column<Column>(node('column', [], { name, type }), context)
    columns[name] = nulls.length > 0 && type === types.text ? (of as Text).nullIf(...nulls) : of
  }
  return new Proxy(Object.freeze(columns), {
    get: (of, name) =>
      typeof name === 'symbol' || name in of
        ? Reflect.get(of, name)
        : attempt(context, '', () =>
            refuse(
              `there is no column ${JSON.stringify(name)}; there are ${fields.map((field) => field.name).join(', ')}`,
            ),
          ),
  })
}

const isIndex = (name: string): boolean => String(Number(name) >>> 0) === name

const output = (value: unknown, context: Context): Node =>
  value instanceof Column || (typeof value !== 'object' && typeof value !== 'function' && value !== undefined)
    ? lift(value, context).node
    : refuse(`expected a column or a plain value, got ${showPlain(value)}`)

const filter = (where: unknown): Node =>
  where instanceof Column ? where.node : refuse(`takes a rule that is true or false, got ${showPlain(where)}`)

const checkRule = (root: Node, inputs: readonly Field[]): void => {
  if (root.depth > deepest)
    refuse(`the rule is ${root.depth} steps deep, and ${deepest} is the most; cut it in two with from`)
  for (const of of nodesOf([root]))
    if (
      of.operation === 'column' &&
      !inputs.some((field) => field.name === of.constants.name && field.type === of.type)
    )
      refuse(
        `reads ${of.constants.name}: ${showType(of.type)}, which does not come in; it belongs to another table`,
      )
}

/** Checks that the parts make a table, and makes it. */
export const seal = (parts: AnyTable): Table => {
  checkNames([parts.name])
  if (parts.columns.length === 0) refuse('clean gives no column')
  for (const { name, node } of parts.columns)
    at(`.${name}`, () => {
      if (isIndex(name))
        refuse('a whole number cannot be a column name: JavaScript would put it before the others')
      checkRule(node, parts.raw)
    })
  checkNames(parts.columns.map((of) => of.name))
  const { where } = parts
  if (where !== null)
    at('where', () => {
      if (where.type !== types.boolean)
        refuse(`takes a rule that is true or false, got ${showType(where.type)}`)
      checkRule(where, outputFields(parts))
    })
  return Object.freeze({ ...parts, columns: Object.freeze(parts.columns), [brand]: true })
}

/**
 * Defines a table: what comes in (`raw`, a zod object, or `from`, another table), and how it becomes clean. Inside
 * the table the order is: `nulls`, `clean`, `where`, `distinct`.
 * @throws Refusal, with the table's and the column's name, for whatever cannot mean the same in TypeScript and in Spark.
 */
export function table<const Shape extends core.$ZodLooseShape, const S extends Select>(
  name: string,
  definition: { readonly raw: core.$ZodObject<Shape> } & Cleaning<RawColumns<Shape>, S>,
): Table<Selected<S>>
export function table<C, const S extends Select>(
  name: string,
  definition: { readonly from: Table<C> } & Cleaning<Again<C>, S>,
): Table<Selected<S>>
export function table(
  name: string,
  definition: { readonly raw?: core.$ZodType; readonly from?: AnyTable } & Cleaning<never, Select>,
): Table {
  return at(name, () => {
    checkNames([name])
    const { raw, from = null, nulls = [], zone = 'UTC', distinct = false } = definition
    if (!isZone(zone))
      refuse(
        `zone ${JSON.stringify(zone)} is neither UTC nor a fixed distance such as +05:30; the rules of named zones differ between releases of Java and JavaScript`,
      )
    const fields =
      from === null
        ? rawFields(raw ?? refuse('needs raw, a z.object(...), or from, a table'))
        : outputFields(from)
    const context: Context = Object.freeze({ table: name, zone, make })
    at('nulls', () => literals(types.text, nulls))
    const select: Select = locate('clean', context, (context) =>
      definition.clean(inputs(fields, context, nulls) as never),
    )
    const columns = Object.entries(select).map(([key, value]) => ({
      name: key,
      node: at(`.${key}`, () => output(value, context)),
    }))
    const where =
      definition.where === undefined
        ? null
        : locate('where', context, (context) =>
            definition.where?.(inputs(outputFields({ columns }), context, []) as never),
          )
    return seal({
      name,
      zone,
      raw: fields,
      from,
      columns,
      where: where === null ? null : at('where', () => filter(where)),
      distinct,
    })
  })
}

/** The names and types of a table's cleaned columns. */
export const outputFields = (of: Pick<AnyTable, 'columns'>): readonly Field[] =>
  of.columns.map(({ name, node }) => ({ name, type: node.type }))

/** Whether a value is a table, whichever copy of this package made it. */
export const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && Reflect.get(value, brand) === true

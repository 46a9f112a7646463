import { at, refuse } from '../errors/refusal.js'
import { plainLiteral } from '../types/plain.js'
import { type TypeOf, types } from '../types/types.js'
import { column } from './build.js'
import type { PlainColumns, PlainKind, PlainValues } from './classes.js'
import { type Context, literalNode, type Nullable, type Present } from './column.js'
import { make } from './make.js'

/** What a constant knows of its table: nothing. */
const constantContext: Context = Object.freeze({
  table: 'constant',
  isConstant: true,
  make,
  get zone() {
    return refuse('a constant is of no table, and knows no zone; begin the rule with a column of the table')
  },
})

const constantOf = <K extends PlainKind, N extends Nullable>(
  called: string,
  type: TypeOf<K>,
  value: PlainValues[K] | null,
): PlainColumns<N>[K] =>
  at(`typed.${called}`, () => column(literalNode(plainLiteral(type, value)), constantContext))

const digitsOf = (value: string): readonly [number, number] => {
  const [, whole = '', fraction = ''] = /^-?([0-9]+)(?:\.([0-9]+))?$/u.exec(value) ?? []
  if (whole === '')
    return at('typed.decimal', () => refuse(`expected digits such as '1.50', got ${JSON.stringify(value)}`))
  return [Math.max(1, whole.replace(/^0+/u, '').length + fraction.length), fraction.length]
}

/** The kinds that a null can have; a decimal needs digits, too. */
type NullKind = Exclude<PlainKind, 'decimal'>

const typeOfKind: { readonly [K in NullKind]: TypeOf<K> } = {
  text: types.text,
  boolean: types.boolean,
  int: types.int,
  long: types.long,
  double: types.double,
  date: types.date,
  timestamp: types.timestamp,
}

/**
 * Constants of a type that a plain value does not say: a plain value is text, a boolean, a long (bigint), an int or a double. They
 * stand wherever a column may, but behind one: a rule begins with a column of the table.
 */
export const typed: {
  /**
   * A decimal of the digits that it is written with, `'1.50'` a decimal(3, 2), or of a precision and a scale.
   * @example
   * row.price.multiply(typed.decimal('1.19'))
   */
  readonly decimal: (value: string, precision?: number, scale?: number) => PlainColumns<Present>['decimal']
  /** A date, `YYYY-MM-DD`. */
  readonly date: (value: string) => PlainColumns<Present>['date']
  /** An instant, ISO text in UTC. */
  readonly timestamp: (value: string) => PlainColumns<Present>['timestamp']
  /** A long. */
  readonly long: (value: bigint) => PlainColumns<Present>['long']
  /** A double, whole numbers too. */
  readonly double: (value: number) => PlainColumns<Present>['double']
  /**
   * Nothing, of a type.
   * @example
   * table('t', { raw, clean: (raw) => ({ title: raw.title, deleted: typed.null('date') }) })
   */
  readonly null: <K extends NullKind>(kind: K) => PlainColumns<Nullable>[K]
} = {
  decimal: (value, precision, scale) => {
    const [digits, fraction] = digitsOf(value)
    return constantOf<'decimal', Present>(
      'decimal',
      types.decimal(precision ?? digits, scale ?? fraction),
      value,
    )
  },
  date: (value) => constantOf<'date', Present>('date', types.date, value),
  timestamp: (value) => constantOf<'timestamp', Present>('timestamp', types.timestamp, value),
  long: (value) => constantOf<'long', Present>('long', types.long, value),
  double: (value) => constantOf<'double', Present>('double', types.double, value),
  null: <K extends NullKind>(kind: K): PlainColumns<Nullable>[K] =>
    Object.hasOwn(typeOfKind, kind)
      ? constantOf<K, Nullable>('null', typeOfKind[kind] as TypeOf<K>, null)
      : at('typed.null', () =>
          refuse(`expected one of ${Object.keys(typeOfKind).join(', ')}, got ${JSON.stringify(kind)}`),
        ),
}

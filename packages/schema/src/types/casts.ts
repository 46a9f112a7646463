import type { Kind, Type } from './types.js'

/** For each kind, the kinds that `tryCast` reaches: those where Spark gives one answer in every setting. */
export const casts: Readonly<Record<Kind, readonly Kind[]>> = {
  text: ['int', 'long', 'double', 'decimal', 'boolean'],
  boolean: ['text', 'int'],
  int: ['long', 'double', 'decimal', 'text'],
  long: ['int', 'double', 'decimal', 'text'],
  double: ['int', 'long', 'decimal'],
  decimal: ['double', 'decimal', 'text'],
  date: ['text'],
  timestamp: [],
  list: [],
  struct: [],
}

/** For each kind, the kinds that have a value for every one of its own. */
const whole = {
  text: [],
  boolean: ['text', 'int'],
  int: ['long', 'double', 'text'],
  long: ['double', 'text'],
  double: [],
  decimal: ['double', 'text'],
  date: ['text'],
  timestamp: [],
  list: [],
  struct: [],
} as const

whole satisfies Readonly<Record<Kind, readonly Kind[]>>

/** The kinds that have a value for every one of a kind. */
export type WholeCasts<K extends Kind> = (typeof whole)[K][number]

/** Whether `tryCast` gives null only for null. */
export const isWholeCast = (from: Type, to: Type): boolean =>
  (whole[from.kind] as readonly Kind[]).includes(to.kind)

/** Why some casts that Spark has are none here, and what to write instead. */
export const castReasons: Readonly<Partial<Record<Kind, Readonly<Partial<Record<Kind, string>>>>>> = {
  text: {
    date: "Spark's own cast reads the clock for words such as today; write toDate(format)",
    timestamp: "Spark's own cast goes by the session's zone; write toTimestamp(format)",
  },
  double: {
    text: 'its digits hang on the release of Java; write toDecimal(precision, scale).toText()',
    boolean: 'write notEquals(0)',
    timestamp:
      "Spark's own cast cuts off fractions that doubles do not hold exactly; write toLong().toTimestamp(unit)",
  },
  boolean: {
    long: 'write toInt().toLong()',
    double: 'write toInt().toDouble()',
    decimal: 'write toInt().toDecimal(1, 0)',
  },
  int: { boolean: 'write notEquals(0)', timestamp: 'write toLong().toTimestamp(unit)' },
  long: { boolean: 'write notEquals(0n)', timestamp: 'write toTimestamp(unit)' },
  decimal: {
    int: 'Spark cuts fractions off; write toInt(), which is null for them',
    long: 'Spark cuts fractions off; write toLong(), which is null for them',
    boolean: "write notEquals('0')",
  },
  date: { timestamp: "Spark's own cast goes by the session's zone; write toTimestamp()" },
  timestamp: {
    text: "Spark's own cast goes by the session's zone; write dateFormat(format)",
    date: "Spark's own cast goes by the session's zone; write toDate()",
    long: 'write unixTime(unit)',
  },
}

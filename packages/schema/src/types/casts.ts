import type { Kind, Type } from './types.js'

/** For each kind, the kinds that `tryCast` reaches: those where Spark gives one answer in every setting. */
export const casts: Readonly<Record<Kind, readonly Kind[]>> = {
  text: ['int', 'long', 'double', 'decimal', 'boolean'],
  boolean: ['text'],
  int: ['long', 'double', 'decimal', 'text'],
  long: ['int', 'double', 'decimal', 'text'],
  double: [],
  decimal: ['decimal', 'text'],
  date: ['text'],
  timestamp: [],
  list: [],
  struct: [],
}

/** For each kind, the kinds that have a value for every one of its own. */
const whole = {
  text: [],
  boolean: ['text'],
  int: ['long', 'double', 'text'],
  long: ['double', 'text'],
  double: [],
  decimal: ['text'],
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

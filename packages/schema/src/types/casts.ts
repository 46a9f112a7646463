import type { Kind } from './types.js'

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

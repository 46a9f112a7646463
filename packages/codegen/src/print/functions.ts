/** How PySpark takes an argument: as a column, as a plain Python value, or as either (`value`, plain where it can be). */
export type Takes = 'column' | 'plain' | 'value'

/** A built-in function of Spark, by its name in SQL, and how PySpark calls it: `F.name(...)`, or a column's method. */
export interface Builtin {
  readonly call: 'function' | 'method'
  readonly takes: readonly Takes[] | { readonly each: Takes }
}

const plain = (...takes: readonly Takes[]): Builtin => ({ call: 'function', takes })
const method = (...takes: readonly Takes[]): Builtin => ({ call: 'method', takes })

/** A function that takes columns and nothing else, as most do. */
const ofColumns: Builtin = { call: 'function', takes: { each: 'column' } }

/** The built-in functions that do not take columns alone, read off PySpark 3.5.7 and 4.2.0, which agree on them. */
const functions: Readonly<Record<string, Builtin>> = {
  endswith: method('column', 'value'),
  get: plain('column', 'plain'),
  regexp_extract: plain('column', 'plain', 'plain'),
  regexp_replace: plain('column', 'plain', 'plain'),
  reverse: plain('column'),
  rlike: method('column', 'plain'),
  startswith: method('column', 'value'),
  substring: plain('column', 'plain', 'plain'),
  translate: plain('column', 'plain', 'plain'),
}

/**
 * How PySpark takes the arguments of a function that is called with a number of them.
 * @throws TypeError for another number than it takes.
 */
export const builtin = (name: string, count: number): Builtin => {
  const found = (Object.hasOwn(functions, name) ? functions[name] : undefined) ?? ofColumns
  const { takes } = found
  if ('each' in takes ? count === 0 : count !== takes.length)
    throw new TypeError(
      `${name}: expected ${'each' in takes ? '1 or more' : takes.length} arguments, got ${count}`,
    )
  return found
}

/** How one argument of a function is taken. */
export const takesAt = ({ takes }: Builtin, index: number): Takes =>
  'each' in takes ? takes.each : (takes[index] ?? 'column')

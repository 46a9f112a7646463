import type { PlainKind } from './classes.js'
import type { List, Struct } from './list.js'

/** What a value of each plain kind may be in rows that come in. */
interface RawValues {
  readonly text: string
  readonly boolean: boolean
  readonly int: number
  readonly long: bigint | number
  readonly double: number
  readonly decimal: string | number | bigint
  readonly date: string | Date
  readonly timestamp: string | Date
}

/** The value of a raw column in rows that come in, null apart. */
type RawValueOf<C> =
  C extends List<infer E>
    ? readonly (RawValueOf<E> | null)[]
    : C extends Struct<infer F>
      ? RawRowOf<F>
      : C extends { readonly '~kind': PlainKind }
        ? RawValues[C['~kind']]
        : never

/** Raw columns by name as the plain object that a row of them is when it comes in: any may be null or absent. */
export type RawRowOf<F> = { readonly [K in keyof F]?: RawValueOf<F[K]> | null | undefined } & {}

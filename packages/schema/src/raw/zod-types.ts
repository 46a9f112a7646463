import type { core } from 'zod'
import type { List, Struct } from '../column/list.js'
import type { Bool } from '../column/logic.js'
import type { Decimal, Double, Int, Long } from '../column/number.js'
import type { Text } from '../column/text.js'
import type { CalendarDate, Timestamp } from '../column/time.js'

/** Stands where a zod type cannot be carried, and says why; it has no methods, so no rule on it compiles. */
export interface Refused<Why extends string> {
  readonly '~refused': Why
}

type NumberColumn<Format> = Format extends 'int32'
  ? Int
  : Format extends 'safeint'
    ? Long
    : Format extends 'float64'
      ? Double
      : Refused<`${Format & string} has no Spark type with the same values: use z.int32(), z.int() or z.float64()`>

type TextColumn<Format> = Format extends `lockstep:decimal(${string})`
  ? Decimal
  : Format extends 'lockstep:date'
    ? CalendarDate
    : Format extends 'lockstep:timestamp'
      ? Timestamp
      : Text

/** The raw column that a zod type gives. It is always nullable, whatever zod says: data may lack any field. */
export type RawColumn<Z> = Z extends
  | core.$ZodOptional<infer I>
  | core.$ZodNullable<infer I>
  | core.$ZodReadonly<infer I>
  ? RawColumn<I>
  : Z extends core.$ZodNumberFormat<infer F>
    ? NumberColumn<F>
    : Z extends core.$ZodNumber
      ? Double
      : Z extends core.$ZodBigIntFormat<infer F>
        ? F extends 'int64'
          ? Long
          : Refused<'uint64 has no Spark type: use z.int64()'>
        : Z extends core.$ZodCustomStringFormat<infer F>
          ? TextColumn<F>
          : Z extends core.$ZodString
            ? Text
            : Z extends core.$ZodEnum<infer E>
              ? E[keyof E] extends string
                ? Text
                : Refused<'an enum of numbers cannot be carried: use z.int32()'>
              : Z extends core.$ZodLiteral<infer L>
                ? L extends string
                  ? Text
                  : Refused<'a literal that is not text cannot be carried: use the type of its value'>
                : Z extends core.$ZodBoolean
                  ? Bool
                  : Z extends core.$ZodArray<infer E>
                    ? List<RawColumn<E>>
                    : Z extends core.$ZodObject<infer S>
                      ? Struct<RawColumns<S>>
                      : Refused<'this zod type cannot be carried: use text, int32, int, int64, float64, boolean, array, object, or decimal(), date(), timestamp()'>

/** The raw columns that a zod shape gives. */
export type RawColumns<S> = { readonly [K in keyof S]: RawColumn<S[K]> }

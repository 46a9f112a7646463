import { types } from '../types/types.js'
import type { Nullable } from './column.js'
import { ValueColumn } from './plain.js'
import type { Text } from './text.js'

/** A day of the proleptic Gregorian calendar; `YYYY-MM-DD` in rows. */
export class CalendarDate<N extends Nullable = Nullable> extends ValueColumn<'date', N> {
  /** `YYYY-MM-DD`, with a sign and more digits beyond the years 0000 to 9999. Spark's `try_cast(... as string)`. */
  toText(): Text<N> {
    return this.cast(types.text)
  }
}

/** An instant, in microseconds; in rows ISO text in UTC with the microseconds it has. */
export class Timestamp<N extends Nullable = Nullable> extends ValueColumn<'timestamp', N> {}

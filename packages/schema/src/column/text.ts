import { node } from '../graph/node.js'
import { parsePattern } from '../pattern/pattern.js'
import type { DateFormat, TimestampFormat } from '../types/time.js'
import { types } from '../types/types.js'
import { attempt } from './attempt.js'
import { applied, column, contextOf, ofOneType } from './build.js'
import type { NullsOf } from './classes.js'
import type { Nullable, Present } from './column.js'
import type { List } from './list.js'
import type { Bool } from './logic.js'
import type { Double, Int } from './number.js'
import { readBy, type TimeReading } from './read-time.js'
import { TextCodes } from './text-codes.js'
import type { CalendarDate, Timestamp } from './time.js'

/** UTF-8 text. Positions and lengths count code points; comparison is by bytes. */
export class Text<N extends Nullable = Nullable> extends TextCodes<N> {
  /**
   * In upper case, letter by letter, by the full mapping (ß is SS) of Unicode 17, whatever Spark's. Needs Java 17 or
   * later, and a JVM whose default language is not Turkish, Azerbaijani, Lithuanian, Greek or Armenian. Spark's `upper`.
   */
  upper(): Text<N> {
    return this.apply('upper', {})
  }

  /**
   * In lower case, letter by letter, by the full mapping of Unicode 17, whatever Spark's; Σ is σ everywhere, never the
   * final ς, since Java and ICU disagree where a word ends. Needs the same Java as `upper`. Spark's `lower`.
   */
  lower(): Text<N> {
    return this.apply('lower', {})
  }

  /**
   * In lower case, as `lower` has it, with the first letter of each word in title case: words begin at the start and
   * behind U+0020, and nowhere else (not behind a tab, a hyphen or U+00A0). 368 letters stay small in front, since
   * Spark 3.5 leaves them and Spark 4 does not: those whose title case is several letters (ß, ﬁ, ŉ, ΐ), those beyond
   * U+FFFF, and those whose capital came with Unicode 14 to 17. Needs the same Java as `upper`. Spark's `initcap`.
   * @example
   * pin.title.initcap() // 'HELLO-world o'neil' becomes 'Hello-world O'neil', 'ǆ' is 'ǅ', 'ßa' is 'ßa'
   */
  initcap(): Text<N> {
    return this.apply('initcap', {})
  }

  /** The code points from last to first, each by itself: a combining mark comes before its letter. Spark's `reverse`. */
  reverse(): Text<N> {
    return this.apply('reverse', {})
  }

  /** The number of code points. Spark's `length`. */
  length(): Int<N> {
    return this.apply('length', {})
  }

  /**
   * A part of `length` code points, or all that is left. `from` counts from 1 (0 is 1), or from the end where it is negative;
   * what lies outside the text is left out. Spark's `substring`.
   * @example
   * row.text.substring(2) // 'abc' becomes 'bc'
   */
  substring(from: number, length = 0x7fffffff): Text<N> {
    return this.apply('substring', { from, length })
  }

  /** Whether it starts with a text, by bytes. Spark's `startswith`. */
  startsWith<const O extends Text | string>(prefix: O): Bool<N | NullsOf<O>> {
    return this.apply('startsWith', {}, prefix)
  }

  /** Whether it ends with a text, by bytes. Spark's `endswith`. */
  endsWith<const O extends Text | string>(suffix: O): Bool<N | NullsOf<O>> {
    return this.apply('endsWith', {}, suffix)
  }

  /**
   * Whether a pattern matches somewhere: a JavaScript literal with the flag `u`, or `iu` for ASCII letters in any case (with k
   * goes U+212A, with s U+017F, as in JavaScript). `\w`, `\d` and `\b` are of ASCII, `\s` is the 25 code points of
   * JavaScript. Spark's `rlike`.
   * @example
   * row.text.rlike(/\bcat\b/iu) // 'A Cat.' becomes true, 'concat' becomes false
   */
  rlike(pattern: RegExp): Bool<N> {
    return this.apply('rlike', { pattern: parsePattern(pattern) })
  }

  /**
   * With every match of a pattern replaced; `$1` to `$9` in the replacement are its groups, `$<name>` those with names, and
   * `$$` is a dollar sign. Spark's `regexp_replace`.
   * @example
   * row.text.regexpReplace(/(?<day>[0-9]+)\.(?<month>[0-9]+)/u, '$<month>/$<day>') // '24.12' becomes '12/24'
   * @throws Refusal for a pattern that can match the empty text, or that is not proven to mean the same in Java.
   */
  regexpReplace(pattern: RegExp, replacement: string): Text<N> {
    return this.apply('regexpReplace', { pattern: parsePattern(pattern), replacement })
  }

  /** A group of the first match, `''` where nothing matches; group 0 is the whole match. Spark's `regexp_extract`. */
  regexpExtract(pattern: RegExp, group: number): Text<N> {
    return this.apply('regexpExtract', { pattern: parsePattern(pattern), group })
  }

  /**
   * The texts before, between and behind the matches of a pattern, empty ones too: one more than there are matches, so
   * that a text without a match, and the empty text, is a list of itself. Groups are not put in. The elements are never
   * null. Spark's `split` with a limit of -1.
   * @example
   * pin.tags.split(/,/u) // 'a,,b,' becomes ['a', '', 'b', '']
   * @throws Refusal for a pattern that can match the empty text, or that is not proven to mean the same in Java.
   */
  split(pattern: RegExp): List<Text<Present>, N> {
    return column(node('split', [this.node], { pattern: parsePattern(pattern) }), this.context)
  }

  /**
   * A double, by Java's `Double.parseDouble` (hex digits, and `d` or `f` behind the digits, among it) with U+0000 to
   * U+0020 around it ignored; `inf`, `infinity` and `nan` in any case, but with a sign only `NaN`. Spark's `try_cast(... as double)`.
   */
  toDouble(): Double {
    return this.cast(types.double)
  }

  /**
   * True for `t`, `true`, `y`, `yes`, `1` and false for `f`, `false`, `n`, `no`, `0`, in any case, with U+0000 to
   * U+0020 and U+007F around them ignored; null for all else. Spark's `try_cast(... as boolean)`.
   */
  toBoolean(): Bool {
    return this.cast(types.boolean)
  }

  /**
   * A date from text of a format, or of the first of several that it is of; null for all else, 30 February among it. A format
   * is made of `yyyy` (four digits), `yy` (two; `yearsFrom` says which years), `MMMM` and `MMM` (English names of months and
   * their first three letters, in any case), `MM`, `dd` (two digits), `M`, `d` (one or two), marks such as `/` as they are,
   * and words in quotes (`'of'`). Digits are the ASCII ones, and nothing is trimmed. Spark's `try_cast` of the text in ISO
   * order, so that no setting has a say.
   * @example
   * row.text.toDate(['yyyy-MM-dd', 'd MMMM yyyy']) // '2021-01-03' becomes '2021-01-03', '3 January 2021' becomes '2021-01-03'
   * @example
   * row.text.toDate('M/d/yy', { yearsFrom: 1970 }) // '1/3/69' becomes '2069-01-03', '1/3/70' becomes '1970-01-03'
   * @throws Refusal for a format that lacks year, month or day, has a clock, or could be read in two ways; for `yy` without
   * `yearsFrom`; and for formats that can both read one text as different days, without `overlap: 'first'`.
   */
  toDate(format?: DateFormat): CalendarDate
  toDate(formats: string | readonly string[], reading?: TimeReading): CalendarDate
  toDate(formats: string | readonly string[] = 'yyyy-MM-dd', reading: TimeReading = {}): CalendarDate {
    return attempt(this.context, 'toDate', () =>
      column<CalendarDate>(readBy(this.node, formats, reading, null), this.context),
    )
  }

  /**
   * A timestamp from text of a format, or of the first of several that it is of, on the clock of the table's zone; null for
   * all else. Formats are those of `toDate`, with `HH` (two digits, 00 to 23) or `H` (one or two), or `hh` or `h` (1 to 12)
   * and `a` (AM or PM, in any case), then `mm`, and `ss`, `[.S]` (nothing, or a point and 1 to 9 digits, of which six count)
   * and `XXX` (`Z` or a distance from UTC up to 18:00 such as `+05:30`, which then is the clock) where there are any.
   * A format without a clock means midnight.
   * @example
   * row.text.toTimestamp('d MMM yyyy h:mm a') // '3 Jan 2021 1:05 pm' becomes '2021-01-03T13:05:00Z'
   * @throws Refusal as `toDate`, and for a clock that is not whole.
   */
  toTimestamp(format?: TimestampFormat): Timestamp
  toTimestamp(formats: string | readonly string[], reading?: TimeReading): Timestamp
  toTimestamp(
    formats: string | readonly string[] = 'yyyy-MM-dd HH:mm:ss',
    reading: TimeReading = {},
  ): Timestamp {
    return attempt(this.context, 'toTimestamp', () =>
      column<Timestamp>(readBy(this.node, formats, reading, this.context.zone), this.context),
    )
  }
}

/** Texts joined, null where one of them is null. Spark's `concat`. */
export const concat = <const P extends readonly [Text | string, ...(Text | string)[]]>(
  ...parts: P
): Text<NullsOf<P[number]>> => {
  const context = contextOf(parts, 'concat')
  return attempt(context, 'concat', () =>
    applied<'concat', NullsOf<P[number]>>('concat', ofOneType(parts, context), {}, context),
  )
}

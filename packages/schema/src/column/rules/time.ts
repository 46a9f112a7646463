import { type Node, node } from '../../graph/node.js'
import { microsOf, type TimeUnit, timeUnits } from '../../types/calendar.js'
import { literalOf } from '../../types/literal.js'
import type { Zone } from '../../types/time.js'
import { types } from '../../types/types.js'
import type { Operand } from '../classes.js'
import { literalNode, type Nullable, type RuleLines } from '../column.js'
import type { Int, Long } from '../number.js'
import { ValueColumn } from '../plain.js'
import type { Text } from '../text.js'
import type { Timestamp } from '../time.js'
import { type MomentForm, writeTimestamp } from './written.js'

const long = (value: bigint): Node => literalNode(literalOf(types.long, value))

const int = (value: number): Node => literalNode(literalOf(types.int, value))

const asLong = (of: Node): Node =>
  of.type.kind === 'long' ? of : (node('tryCast', [of], { type: types.long }) as Node)

const micros = (of: Node): Node => node('unixTime', [of], { unit: 'micros' }) as Node

const later = ({ unit }: { readonly unit: TimeUnit }, of: Node, count: Node): Node => {
  const span = node('tryMultiply', [asLong(count), long(microsOf[unit])], {}) as Node
  return node('fromUnixTime', [node('tryAdd', [micros(of), span], {}) as Node], { unit: 'micros' }) as Node
}

const between = ({ unit }: { readonly unit: TimeUnit }, of: Node, other: Node): Node => {
  const apart = node('trySubtract', [micros(of), micros(other)], {}) as Node
  return unit === 'micros' ? apart : (node('div', [apart, long(microsOf[unit])], {}) as Node)
}

const minutes = ({ zone }: { readonly zone: Zone }, of: Node): Node => {
  const hours = node('clockPart', [of], { part: 'hour', zone }) as Node
  const rest = node('clockPart', [of], { part: 'minute', zone }) as Node
  return node('tryAdd', [node('tryMultiply', [hours, int(60)], {}) as Node, rest], {}) as Node
}

const yearsBetween = (_: object, of: Node, other: Node): Node => {
  const months = node('monthsSince', [of, other], {}) as Node
  return node('tryCast', [node('div', [months, int(12)], {}) as Node], { type: types.int }) as Node
}

/** The rules on dates: each is its line, and its method in the class below. */
export const dateRules = {
  yearsSince: {
    takes: ['date', 'date'],
    constants: {},
    gives: 'int',
    nulls: 'partial',
    rare: 'many of the dates that are drawn are null',
    words: 'the whole years from {1} to {0}',
    means: yearsBetween as (_: object, of: Node, other: Node) => Node,
  },
} as const

dateRules satisfies RuleLines

/** The rules on timestamps. */
export const momentRules = {
  addTime: {
    takes: ['timestamp', 'integer'],
    constants: { unit: { oneOf: timeUnits as readonly TimeUnit[] } },
    gives: 'timestamp',
    nulls: 'partial',
    rare: 'most counts that are drawn lead beyond what a timestamp holds',
    words: '{0} + {1} {unit}',
    means: later as (of: { readonly unit: TimeUnit }, at: Node, count: Node) => Node,
  },
  timeSince: {
    takes: ['timestamp', 'timestamp'],
    constants: { unit: { oneOf: timeUnits as readonly TimeUnit[] } },
    gives: 'long',
    nulls: 'partial',
    words: 'the whole {unit} from {1} to {0}',
    means: between as (of: { readonly unit: TimeUnit }, at: Node, other: Node) => Node,
  },
  writeTimestamp: {
    takes: ['timestamp'],
    constants: { format: 'writtenMoment', zone: 'zone' },
    gives: 'text',
    nulls: 'strict',
    words: '{0} written as {format} in {zone}',
    means: writeTimestamp as (of: MomentForm, at: Node) => Node,
  },
  minuteOfDay: {
    takes: ['timestamp'],
    constants: { zone: 'zone' },
    gives: 'int',
    nulls: 'partial',
    words: 'the minute of the day of {0} in {zone}',
    means: minutes as (of: { readonly zone: Zone }, at: Node) => Node,
  },
} as const

momentRules satisfies RuleLines

/** The methods of the rules on dates. */
export abstract class DateRules<N extends Nullable> extends ValueColumn<'date', N> {
  /**
   * The whole years from another date to this one: an age. Somebody born on 29 February is a year older on 1 March of other
   * years. Spark's `timestampdiff(YEAR, ...)`.
   * @example
   * row.text.toDate().yearsSince('2000-02-29') // '2021-02-28' becomes 20, '2021-03-01' becomes 21
   */
  yearsSince<const O extends Operand<'date'>>(other: O): Int {
    return this.rule(dateRules, 'yearsSince', {}, other)
  }
}

/** The methods of the rules on timestamps. */
export abstract class MomentRules<N extends Nullable> extends ValueColumn<'timestamp', N> {
  /**
   * So many days of 24 hours, hours, minutes, seconds, milliseconds or microseconds later, or earlier where the number is
   * negative; null where there is no such timestamp.
   * @example
   * row.text.toTimestamp('yyyy-MM-dd H:mm').addTime(90, 'minutes') // '2021-01-03 23:00' becomes '2021-01-04T00:30:00Z'
   */
  addTime(count: Int | Long | number, unit: TimeUnit): Timestamp {
    const number = typeof count === 'number' ? this.context.make(int(count), this.context) : count
    return this.rule(momentRules, 'addTime', { unit }, number)
  }

  /**
   * The whole spans of a unit from another timestamp to this one, without what is left over; negative where this one is
   * earlier. Null for 2^63 microseconds apart or more. Spark's `timestampdiff`, of units of a fixed length.
   * @example
   * row.text.toTimestamp('yyyy-MM-dd H:mm').timeSince('2021-01-03T00:00:00Z', 'hours') // '2021-01-03 1:30' becomes 1
   */
  timeSince<const O extends Operand<'timestamp'>>(other: O, unit: TimeUnit): Long {
    return this.rule(momentRules, 'timeSince', { unit }, other)
  }

  /**
   * Its text in a format of `dateFormat` of a date with, of the clock of the table's zone, `HH` or `H` (0 to 23), `hh` or `h` (1 to
   * 12), `mm`, `ss`, `a` (AM or PM) and `XXX` (`Z` in UTC, else the zone's distance). Spark's `date_format` goes by the
   * session's zone, so that this is made of its parts.
   * @example
   * row.text.toTimestamp('yyyy-MM-dd H:mm').dateFormat('d MMM yyyy, h:mm a') // '2021-01-03 13:05' becomes '3 Jan 2021, 1:05 PM'
   * @throws Refusal for a format with `yy` or `[.S]`, or with two fields of one kind.
   */
  dateFormat(format: string): Text<N> {
    return this.rule(momentRules, 'writeTimestamp', { format, zone: this.context.zone })
  }

  /**
   * The minutes since midnight that the clock of the table's zone shows, 0 to 1439.
   * @example
   * row.text.toTimestamp('yyyy-MM-dd H:mm').minuteOfDay() // '2021-01-03 13:05' becomes 785
   */
  minuteOfDay(): Int {
    return this.rule(momentRules, 'minuteOfDay', { zone: this.context.zone })
  }
}

import { mapRanges, nvl2, typed, when } from '@lockstep/schema'
import { type Case, of } from './cases.js'

const nan = Number.NaN

/** Rows of input and answer for conditions, and for constants of a type. */
export const conditions: readonly Case[] = [
  of(
    'equalNullSafe',
    (raw) => raw.text.equalNullSafe(raw.other),
    { text: 'a', other: 'a', answer: true },
    { text: 'a', other: 'b', answer: false },
    { text: 'a', answer: false },
    { other: '', answer: false },
    { answer: true },
  ),
  of(
    'equalNullSafe',
    (raw) => raw.double.equalNullSafe(raw.double2),
    { double: nan, double2: nan, answer: true },
    { double: 0, double2: -0, answer: true },
    { double: nan, answer: false },
    { answer: true },
  ),
  of(
    'equalNullSafe',
    (raw) => raw.bool.equalNullSafe(true),
    { bool: true, answer: true },
    { bool: false, answer: false },
    { answer: false },
  ),
  of(
    'equalNullSafe',
    (raw) => raw.int.equalNullSafe(typed.null('int')),
    { int: 1, answer: false },
    { answer: true },
  ),
  of(
    'lessThan',
    (raw) => raw.int.clip(0, 5),
    { int: -1, answer: 0 },
    { int: 0, answer: 0 },
    { int: 5, answer: 5 },
    { int: 6, answer: 5 },
    { answer: null },
  ),
  of(
    'lessThan',
    (raw) => raw.double.clip(raw.double2, 5),
    { double: nan, double2: 1, answer: 5 },
    { double: 0, double2: 1, answer: 1 },
    { double: 0, answer: 0 },
    { double: -0, double2: 0, answer: -0 },
    { double: 3, double2: 9, answer: 9 },
    { double2: 1, answer: null },
  ),
  of(
    'lessThan',
    (raw) => raw.date.clip('2000-01-01', '2020-12-31'),
    { date: '1999-12-31', answer: '2000-01-01' },
    { date: '2021-01-01', answer: '2020-12-31' },
    { answer: null },
  ),
  of(
    'greaterThanOrEqual',
    (raw) => raw.int.nullUnless(raw.int.between(0, 120)),
    { int: 121, answer: null },
    { int: 120, answer: 120 },
    { answer: null },
  ),
  of(
    'lessThan',
    (raw) => raw.text.nullUnless(raw.int.lessThan(1)),
    { text: 'a', int: 0, answer: 'a' },
    { text: 'a', int: 1, answer: null },
    { text: 'a', answer: null },
  ),
  of(
    'lessThan',
    (raw) => nvl2(raw.text, raw.int.lessThan(3), raw.bool),
    { text: 'a', int: 2, answer: true },
    { text: 'a', answer: null },
    { bool: false, answer: false },
    { answer: null },
  ),
  of(
    'lessThan',
    (raw) =>
      mapRanges(
        raw.double,
        [
          [10, 'cheap'],
          [100, 'fair'],
        ],
        { otherwise: 'dear' },
      ),
    { double: 9.99, answer: 'cheap' },
    { double: -1e300, answer: 'cheap' },
    { double: 10, answer: 'fair' },
    { double: 99.99, answer: 'fair' },
    { double: 100, answer: 'dear' },
    { double: nan, answer: 'dear' },
    { answer: null },
  ),
  of(
    'lessThan',
    (raw) =>
      mapRanges(
        raw.date,
        [
          ['2000-01-01', 20],
          ['2100-01-01', 21],
        ],
        { otherwise: null },
      ),
    { date: '1999-12-31', answer: 20 },
    { date: '2000-01-01', answer: 21 },
    { date: '2100-01-01', answer: null },
    { answer: null },
  ),
  of(
    'lessThan',
    (raw) => when(raw.int.lessThan(1), typed.decimal('1.50')).otherwise(typed.decimal('-0.05', 3, 2)),
    { int: 0, answer: '1.50' },
    { int: 1, answer: '-0.05' },
  ),
  of(
    'lessThan',
    (raw) => raw.date.lessThan(typed.date('2020-02-29')),
    { date: '2020-02-28', answer: true },
    { date: '2020-02-29', answer: false },
    { answer: null },
  ),
  of(
    'equalTo',
    (raw) => raw.at.equals(typed.timestamp('2021-03-14T02:30:00Z')),
    { at: '2021-03-14T02:30:00Z', answer: true },
    { at: '2021-03-14T02:30:01Z', answer: false },
  ),
  of(
    'equalTo',
    (raw) => when(raw.int.equals(1), typed.long(2n)).otherwise(typed.null('long')),
    { int: 1, answer: 2n },
    { int: 2, answer: null },
  ),
]

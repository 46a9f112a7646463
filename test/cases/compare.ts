import { type Case, of } from './cases.js'

const nan = Number.NaN

/** Rows of input and answer for the operations of `schema/graph/operations/compare.ts`. */
export const compare: readonly Case[] = [
  of(
    'equalTo',
    (raw) => raw.text.equals(raw.other),
    { text: 'a', other: 'a', answer: true },
    { text: 'é', other: 'e\u0301', answer: false },
    { text: 'a', other: 'a ', answer: false },
    { text: 'a', answer: null },
  ),
  of(
    'equalTo',
    (raw) => raw.double.equals(raw.double2),
    { double: nan, double2: nan, answer: true },
    { double: 0, double2: -0, answer: true },
    { double: nan, double2: 1, answer: false },
  ),
  of(
    'lessThan',
    (raw) => raw.text.lessThan(raw.other),
    { text: '\ufffd', other: '😀', answer: true },
    { text: 'a', other: 'B', answer: false },
    { text: '', other: 'a', answer: true },
    { text: 'a', answer: null },
  ),
  of(
    'lessThan',
    (raw) => raw.double.lessThan(raw.double2),
    { double: Number.POSITIVE_INFINITY, double2: nan, answer: true },
    { double: nan, double2: nan, answer: false },
    { double: -0, double2: 0, answer: false },
  ),
  of(
    'lessThanOrEqual',
    (raw) => raw.int.lessThanOrEqual(raw.int2),
    { int: 1, int2: 1, answer: true },
    { int: 2, int2: 1, answer: false },
    { int: -2147483648, int2: 2147483647, answer: true },
    { int: 1, answer: null },
  ),
  of(
    'greaterThan',
    (raw) => raw.bool.greaterThan(raw.bool2),
    { bool: true, bool2: false, answer: true },
    { bool: true, bool2: true, answer: false },
    { bool: true, answer: null },
  ),
  of(
    'greaterThanOrEqual',
    (raw) => raw.long.greaterThanOrEqual(raw.long),
    { long: -9223372036854775808n, answer: true },
    { answer: null },
  ),
]

import { bucket, when } from '@lockstep/schema'
import { type Case, of } from './cases.js'

const nan = Number.NaN

/** Rows of input and answer for the operations of `schema/graph/operations/logic.ts`. */
export const logic: readonly Case[] = [
  of(
    'nullIf',
    (raw) => raw.text.nullIf('x', ''),
    { text: 'x', answer: null },
    { text: '', answer: null },
    { text: 'x ', answer: 'x ' },
    { text: 'X', answer: 'X' },
    { answer: null },
  ),
  of(
    'nullIf',
    (raw) => raw.double.nullIf(nan, 0),
    { double: nan, answer: null },
    { double: -0, answer: null },
    { double: 1, answer: 1 },
  ),
  of(
    'coalesce',
    (raw) => raw.text.coalesce(raw.other),
    { text: 'a', other: 'b', answer: 'a' },
    { other: 'b', answer: 'b' },
    { text: '', other: 'b', answer: '' },
    { answer: null },
  ),
  of(
    'isNull',
    (raw) => raw.text.isNull(),
    { answer: true },
    { text: '', answer: false },
    { text: 'null', answer: false },
  ),
  of(
    'when',
    (raw) => when(raw.bool, 'a').when(raw.bool2, 'b').otherwise(null),
    { bool: true, bool2: true, answer: 'a' },
    { bool2: true, answer: 'b' },
    { bool: false, answer: null },
    { answer: null },
  ),
  of(
    'when',
    (raw) =>
      bucket(raw.int, { '18-24': [18, 24], '36-50': [36, 50], '50+': [51, null] }, { otherwise: null }),
    { int: 17, answer: null },
    { int: 18, answer: '18-24' },
    { int: 24, answer: '18-24' },
    { int: 25, answer: null },
    { int: 50, answer: '36-50' },
    { int: 51, answer: '50+' },
    { int: 2147483647, answer: '50+' },
    { int: -2147483648, answer: null },
    { answer: null },
  ),
  of(
    'when',
    (raw) =>
      bucket(
        raw.long,
        { low: [null, -1n], zero: [0, 0], top: [9223372036854775807n, null] },
        { otherwise: '' },
      ),
    { long: -9223372036854775808n, answer: 'low' },
    { long: -1n, answer: 'low' },
    { long: 0n, answer: 'zero' },
    { long: 9223372036854775806n, answer: '' },
    { long: 9223372036854775807n, answer: 'top' },
    { answer: null },
  ),
  of(
    'and',
    (raw) => raw.bool.and(raw.bool2),
    { bool: true, bool2: true, answer: true },
    { bool: false, answer: false },
    { bool2: false, answer: false },
    { bool: true, answer: null },
    { answer: null },
  ),
  of(
    'or',
    (raw) => raw.bool.or(raw.bool2),
    { bool: true, answer: true },
    { bool2: true, answer: true },
    { bool: false, bool2: false, answer: false },
    { bool: false, answer: null },
    { answer: null },
  ),
  of(
    'not',
    (raw) => raw.bool.not(),
    { bool: true, answer: false },
    { bool: false, answer: true },
    { answer: null },
  ),
]

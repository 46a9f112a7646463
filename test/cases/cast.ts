import { type Case, of } from './cases.js'

const nan = Number.NaN

/** Rows of input and answer for the operations of `schema/graph/operations/cast.ts`. */
export const cast: readonly Case[] = [
  of(
    'tryCast',
    (raw) => raw.text.toInt(),
    { text: '007', answer: 7 },
    { text: ' +5\t', answer: 5 },
    { text: '1.5', answer: null },
    { text: '', answer: null },
    { text: '2147483648', answer: null },
    { text: '\u00a05', answer: null },
    { text: '٣', answer: null },
    { answer: null },
  ),
  of(
    'tryCast',
    (raw) => raw.text.toLong(),
    { text: '9223372036854775807', answer: 9223372036854775807n },
    { text: '9223372036854775808', answer: null },
    { text: '1e3', answer: null },
  ),
  of(
    'tryCast',
    (raw) => raw.text.toDouble(),
    { text: '1d', answer: 1 },
    { text: '0x1p3', answer: 8 },
    { text: '-0', answer: -0 },
    { text: 'inf', answer: Number.POSITIVE_INFINITY },
    { text: '1e400', answer: Number.POSITIVE_INFINITY },
    { text: '+NaN', answer: nan },
    { text: '1L', answer: null },
    { text: '.', answer: null },
  ),
  of(
    'tryCast',
    (raw) => raw.text.toDecimal(10, 2),
    { text: '1.005', answer: '1.01' },
    { text: '-1.005', answer: '-1.01' },
    { text: '1e3', answer: '1000.00' },
    { text: '99999999.995', answer: null },
    { text: '٣', answer: null },
    { text: '1.5d', answer: null },
  ),
  of(
    'tryCast',
    (raw) => raw.text.toBoolean(),
    { text: ' TRUE ', answer: true },
    { text: 'n', answer: false },
    { text: 'on', answer: null },
    { text: '2', answer: null },
  ),
  of(
    'tryCast',
    (raw) => raw.long.toInt(),
    { long: 2147483647n, answer: 2147483647 },
    { long: 2147483648n, answer: null },
  ),
  of(
    'tryCast',
    (raw) => raw.int.toDecimal(3, 1),
    { int: 99, answer: '99.0' },
    { int: 100, answer: null },
    { int: -7, answer: '-7.0' },
  ),
  of(
    'tryCast',
    (raw) => raw.text.toDecimal(10, 8).toText(),
    { text: '0', answer: '0.00000000' },
    { text: '1e-7', answer: '0.00000010' },
  ),
  of(
    'tryCast',
    (raw) => raw.text.toDate().toText(),
    { text: '0001-01-01', answer: '0001-01-01' },
    { text: '2020-02-30', answer: null },
  ),
]

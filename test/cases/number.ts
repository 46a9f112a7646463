import { list } from '@lockstep/schema'
import { type Case, of } from './cases.js'

const nines = (count: number): string => '9'.repeat(count)

/** Rows of input and answer for the operations of `schema/graph/operations/number.ts`. */
export const number: readonly Case[] = [
  of(
    'tryAdd',
    (raw) => raw.int.add(raw.int2),
    { int: 2147483646, int2: 1, answer: 2147483647 },
    { int: 2147483647, int2: 1, answer: null },
    { int: -2147483648, int2: -1, answer: null },
    { int: -2147483648, int2: 2147483647, answer: -1 },
    { int: 1, answer: null },
    { answer: null },
  ),
  of(
    'tryAdd',
    (raw) => raw.long.add(raw.int),
    { long: 9223372036854775806n, int: 1, answer: 9223372036854775807n },
    { long: 9223372036854775807n, int: 1, answer: null },
    { long: 4294967295n, int: 1, answer: 4294967296n },
    { long: -1n, int: 1, answer: 0n },
  ),
  // Left to itself, Spark adds the constants first, and nothing overflows.
  of(
    'tryAdd',
    (raw) => raw.int.add(1).add(-1),
    { int: 2147483647, answer: null },
    { int: 2147483646, answer: 2147483646 },
  ),
  // Spark's optimiser takes the list away, and then adds the constants first.
  of(
    'tryAdd',
    (raw) => list(raw.int.add(1)).at(0).add(-1),
    { int: 2147483647, answer: null },
    { int: 2147483646, answer: 2147483646 },
  ),
  // Left to itself, Spark adds the constants first, and always gives null.
  of(
    'tryAdd',
    (raw) => raw.int.add(2147483647).coalesce(raw.int2).add(1),
    { int: -5, answer: 2147483643 },
    { int: 1, int2: 1, answer: 2 },
  ),
  of(
    'tryAdd',
    (raw) => raw.text.toDecimal(10, 2).add(raw.int),
    { text: '-0.05', int: 1, answer: '0.95' },
    { text: '99999999.99', int: 2147483647, answer: '2247483646.99' },
    { text: '1', answer: null },
  ),
  of('tryAdd', (raw) => raw.text.toDecimal(37, 0).add(raw.other.toDecimal(37, 0)), {
    text: nines(37),
    other: nines(37),
    answer: `1${nines(36)}8`,
  }),
  of(
    'trySubtract',
    (raw) => raw.long.subtract(1n),
    { long: -9223372036854775807n, answer: -9223372036854775808n },
    { long: -9223372036854775808n, answer: null },
    { long: 4294967296n, answer: 4294967295n },
    { answer: null },
  ),
  of(
    'trySubtract',
    (raw) => raw.int.subtract(raw.int2),
    { int: 0, int2: -2147483648, answer: null },
    { int: -1, int2: -2147483648, answer: 2147483647 },
    { int2: 1, answer: null },
  ),
  of(
    'trySubtract',
    (raw) => raw.text.toDecimal(3, 3).subtract(raw.other.toDecimal(5, 1)),
    { text: '0.001', other: '1000.1', answer: '-1000.099' },
    { text: '-0.999', other: '-9999.9', answer: '9998.901' },
  ),
  of(
    'tryMultiply',
    (raw) => raw.int.multiply(raw.int2),
    { int: 65536, int2: 32768, answer: null },
    { int: -65536, int2: 32768, answer: -2147483648 },
    { int: -2147483648, int2: -1, answer: null },
    { int: 0, int2: -5, answer: 0 },
    { int: 2, answer: null },
  ),
  of(
    'tryMultiply',
    (raw) => raw.long.multiply(raw.int),
    { long: 4611686018427387904n, int: -2, answer: -9223372036854775808n },
    { long: 4611686018427387904n, int: 2, answer: null },
    { long: -9223372036854775808n, int: -1, answer: null },
    { long: 9007199254740993n, int: 1, answer: 9007199254740993n },
  ),
  // Left to itself, Spark multiplies the constants first.
  of(
    'tryMultiply',
    (raw) => raw.int.multiply(65536).multiply(0),
    { int: 65536, answer: null },
    { int: 1, answer: 0 },
  ),
  of('tryMultiply', (raw) => raw.int.multiply(65536).multiply(65536), { int: 0, answer: 0 }),
  of(
    'tryMultiply',
    (raw) => raw.text.toDecimal(10, 2).multiply('1.5'),
    { text: '0.33', answer: '0.4950' },
    { text: '-1.00', answer: '-1.5000' },
    { text: '0', answer: '0.0000' },
  ),
  of('tryMultiply', (raw) => raw.text.toDecimal(18, 9).multiply(raw.other.toDecimal(19, 0)), {
    text: '-999999999.999999999',
    other: nines(19),
    answer: '-9999999999999999989000000000.000000001',
  }),
]

import { type Case, of } from './cases.js'

const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, number) => [`key ${number}`, number * 7]))

/** Rows of input and answer for the operations of `schema/graph/operations/lookup.ts`. */
export const lookup: readonly Case[] = [
  of(
    'mapValues',
    (raw) => raw.text.mapValues({ r: 'red', '': 'none', é: '😀' }),
    { text: 'r', answer: 'red' },
    { text: '', answer: 'none' },
    { text: 'é', answer: '😀' },
    { text: 'e\u0301', answer: null },
    { text: 'R', answer: null },
    { answer: null },
  ),
  of(
    'mapValues',
    (raw) => raw.text.mapValues({ r: 'red' }, 'keep'),
    { text: 'r', answer: 'red' },
    { text: 'g', answer: 'g' },
    { answer: null },
  ),
  of(
    'mapValues',
    (raw) => raw.text.mapValues({ DE: 49, FR: 33 }, { value: 0 }),
    { text: 'FR', answer: 33 },
    { text: 'US', answer: 0 },
    { answer: null },
  ),
  of(
    'mapValues',
    (raw) => raw.text.mapValues(many),
    { text: 'key 0', answer: 0 },
    { text: 'key 1999', answer: 13_993 },
    { text: 'key 2000', answer: null },
    { answer: null },
  ),
  of(
    'mapValues',
    (raw) =>
      raw.int.mapValues([
        [1, 'one'],
        [-2_147_483_648, 'least'],
      ]),
    { int: 1, answer: 'one' },
    { int: -2_147_483_648, answer: 'least' },
    { int: 0, answer: null },
    { answer: null },
  ),
  of(
    'mapValues',
    (raw) => raw.long.mapValues([[9_223_372_036_854_775_807n, true]]),
    { long: 9_223_372_036_854_775_807n, answer: true },
    { long: -1n, answer: null },
  ),
  of(
    'mapValues',
    (raw) =>
      raw.bool.mapValues([
        [true, 1],
        [false, 0],
      ]),
    { bool: true, answer: 1 },
    { bool: false, answer: 0 },
    { answer: null },
  ),
  of(
    'mapValues',
    (raw) => raw.bool.mapValues([[true, 1.5]]),
    { bool: true, answer: 1.5 },
    { bool: false, answer: null },
  ),
  of(
    'mapValues',
    (raw) => raw.date.mapValues([['2020-02-29', 'leap']]),
    { date: '2020-02-29', answer: 'leap' },
    { date: '2020-03-01', answer: null },
    { answer: null },
  ),
  of(
    'mapValues',
    (raw) => raw.text.numberWords(),
    { text: 'Twenty-one', answer: 21 },
    { text: ' NINE hundred  and\tninety nine ', answer: 999 },
    { text: 'two hundred', answer: 200 },
    { text: 'zero', answer: 0 },
    { text: 'hundred', answer: null },
    { text: 'thirty ten', answer: null },
    { text: '21', answer: null },
    { text: '', answer: null },
    { answer: null },
  ),
  of(
    'nearest',
    (raw) => raw.text.nearest(['Berlin', 'Bern', 'Bonn'], { within: 2 }),
    { text: 'Berlim', answer: 'Berlin' },
    { text: 'Berln', answer: null },
    { text: 'Bern', answer: 'Bern' },
    { text: 'Ben', answer: 'Bern' },
    { text: 'Bnn', answer: 'Bonn' },
    { text: 'Bosn', answer: 'Bonn' },
    { text: 'Boern', answer: 'Bern' },
    { text: 'Bonrn', answer: 'Bonn' },
    { text: 'Paris', answer: null },
    { answer: null },
  ),
  of(
    'nearest',
    (raw) => raw.text.nearest(['a', '😀', 'aa'], { within: 1 }),
    { text: 'é', answer: null },
    { text: '', answer: null },
    { text: 'aaa', answer: 'aa' },
    { text: '😀b', answer: '😀' },
  ),
]

import { list as array, concat, typed, when } from '@lockstep/schema'
import { type Case, of } from './cases.js'

/** Rows of input and answer for the operations of `schema/graph/operations/list.ts`. */
export const list: readonly Case[] = [
  of(
    'array',
    (raw) => array(raw.text, 'x', raw.other),
    { text: 'a', answer: ['a', 'x', null] },
    { answer: [null, 'x', null] },
  ),
  of(
    'get',
    (raw) => raw.tags.at(1),
    { tags: ['a', 'b'], answer: 'b' },
    { tags: ['a'], answer: null },
    { tags: ['a', null], answer: null },
    { tags: [], answer: null },
    { answer: null },
  ),
  of('get', (raw) => raw.tags.at(-1), { tags: ['a', 'b'], answer: null }),
  of(
    'transform',
    (raw) => raw.tags.transform((tag) => tag.trim().nullIf('')),
    { tags: [' a', ' ', null, 'b'], answer: ['a', null, null, 'b'] },
    { tags: [], answer: [] },
    { answer: null },
  ),
  of(
    'transform',
    (raw) => raw.tags.transform((tag) => concat(tag.coalesce('none'), raw.text)),
    { tags: ['a', null], text: 'x', answer: ['ax', 'nonex'] },
    { tags: ['a', null], answer: [null, null] },
    { text: 'x', answer: null },
  ),
  of(
    'transform',
    (raw) => raw.tags.transform((tag) => tag.toInt()),
    { tags: ['1', 'x', null, ' 2 '], answer: [1, null, null, 2] },
    { answer: null },
  ),
  of(
    'transform',
    (raw) => raw.tags.transform(() => 1),
    { tags: ['a', null], answer: [1, 1] },
    { tags: [], answer: [] },
    { answer: null },
  ),
  of(
    'transform',
    (raw) => raw.tags.transform(() => raw.text),
    { tags: ['a', null], text: 'x', answer: ['x', 'x'] },
    { tags: ['a'], answer: [null] },
  ),
  of(
    'transform',
    (raw) => raw.lists.transform((list) => list.transform((word) => concat(word, list.at(0), raw.text))),
    { lists: [['a', 'b'], [], null, [null]], text: 'x', answer: [['aax', 'bax'], [], null, [null]] },
    { lists: [], text: 'x', answer: [] },
    { text: 'x', answer: null },
  ),
  of(
    'transform',
    (raw) => raw.tags.transform((tag) => raw.lists.at(0).filter((word) => word.equals(tag))),
    { tags: ['a', 'b', null], lists: [['a', 'c', 'a', null]], answer: [['a', 'a'], [], []] },
    { tags: ['a'], answer: [null] },
  ),
  of(
    'transform',
    (raw) => raw.stops.transform((stop) => stop.field('name').upper()),
    { stops: [{ name: 'a' }, {}, null], answer: ['A', null, null] },
    { stops: [], answer: [] },
    { answer: null },
  ),
  of(
    'transform',
    (raw) =>
      raw.stops.transform((stop) =>
        stop.field('codes').transform((code) => concat(code.add(raw.int).toText(), stop.field('name'))),
      ),
    {
      stops: [{ name: 'a', codes: [1, null, 2147483647] }, { codes: [1] }, { name: 'b' }, null],
      int: 1,
      answer: [['2a', null, null], [null], null, null],
    },
    { stops: [{ name: 'a', codes: [1] }], answer: [[null]] },
  ),
  of(
    'transform',
    (raw) =>
      raw.tags.transform((tag) => {
        const short = tag.trim().lower()
        return when(short.equals('a'), concat(short, short)).otherwise(short.nullIf('b'))
      }),
    { tags: [' A', 'B', 'c', null], answer: ['aa', null, 'c', null] },
    { answer: null },
  ),
  of(
    'transform',
    (raw) =>
      raw.text
        .upper()
        .split(/,/u)
        .transform((piece) => piece.toInt()),
    { text: '1,x, 2', answer: [1, null, 2] },
    { answer: null },
  ),
  of(
    'filter',
    (raw) => raw.tags.filter((tag) => tag.isNotNull()),
    { tags: ['a', null, ''], answer: ['a', ''] },
    { tags: [null], answer: [] },
    { tags: [], answer: [] },
    { answer: null },
  ),
  of(
    'filter',
    (raw) => raw.tags.filter((tag) => tag.toInt().greaterThan(raw.int)),
    { tags: ['1', '2', 'x', null, '3'], int: 1, answer: ['2', '3'] },
    { tags: ['1', '2'], answer: [] },
    { int: 1, answer: null },
  ),
  of(
    'filter',
    (raw) => raw.lists.filter((list) => list.at(0).equals(raw.text)),
    { lists: [['a'], ['b'], null, [], ['a', null]], text: 'a', answer: [['a'], ['a', null]] },
    { lists: [['a']], answer: [] },
  ),
  of(
    'filter',
    (raw) =>
      raw.stops.filter((stop) =>
        stop
          .field('codes')
          .filter((code) => code.equals(raw.int))
          .at(0)
          .isNotNull(),
      ),
    {
      stops: [{ name: 'a', codes: [1, 2] }, { name: 'b', codes: [2] }, { name: 'c' }, null],
      int: 1,
      answer: [{ name: 'a', codes: [1, 2] }],
    },
    { stops: [{ name: 'a', codes: [1] }], answer: [] },
  ),
  of(
    'aggregate',
    (raw) => raw.tags.aggregate(0, (total, tag) => total.add(tag.length().coalesce(10))),
    { tags: ['a', null, 'bcd'], answer: 14 },
    { tags: [], answer: 0 },
    { answer: null },
  ),
  of(
    'aggregate',
    (raw) => raw.tags.aggregate(raw.text, (before, tag) => concat(tag, before, raw.other)),
    { tags: ['a', 'b'], text: 'x', other: '.', answer: 'bax..' },
    { tags: ['a', null], text: 'x', other: '.', answer: null },
    { tags: [null], text: 'x', other: '.', answer: null },
    { tags: [], text: 'x', answer: 'x' },
    { tags: ['a'], answer: null },
    { tags: [], answer: null },
    { text: 'x', other: '.', answer: null },
  ),
  of(
    'aggregate',
    (raw) => raw.tags.aggregate(raw.int, (last, tag) => tag.toInt().coalesce(last)),
    { tags: ['1', 'x', '3', null], int: 7, answer: 3 },
    { tags: ['x', null], int: 7, answer: 7 },
    { tags: ['x', '2'], answer: 2 },
    { tags: ['x'], answer: null },
  ),
  of(
    'aggregate',
    (raw) => raw.tags.aggregate(2147483646, (total, tag) => total.add(tag.length())),
    { tags: ['a'], answer: 2147483647 },
    { tags: ['a', 'b'], answer: null },
  ),
  of(
    'aggregate',
    (raw) => raw.tags.aggregate(0.1, (total, tag) => total.multiply(3).add(tag.toDouble())),
    { tags: ['0.2', '0.3'], answer: (0.1 * 3 + 0.2) * 3 + 0.3 },
    { tags: ['1e308', '1e308'], answer: Number.POSITIVE_INFINITY },
    { tags: ['NaN', '1'], answer: Number.NaN },
  ),
  of(
    'aggregate',
    (raw) =>
      raw.tags.aggregate(typed.decimal('0', 5, 2), (total, tag) =>
        total.add(tag.toDecimal(5, 2)).toDecimal(5, 2),
      ),
    { tags: ['1.10', '2.205'], answer: '3.31' },
    { tags: ['999.99', '0.01'], answer: null },
  ),
  of(
    'aggregate',
    (raw) => raw.tags.aggregate(true, (before, tag) => before.and(tag.lessThan('b'))),
    { tags: ['a', 'A'], answer: true },
    { tags: ['a', null], answer: null },
    { tags: [null, 'c'], answer: false },
  ),
  of(
    'aggregate',
    (raw) => raw.tags.aggregate(raw.date, (day, tag) => day.addDays(tag.toInt().coalesce(0))),
    { tags: ['1', '30'], date: '2024-01-31', answer: '2024-03-02' },
    { tags: ['1'], answer: null },
  ),
  of(
    'aggregate',
    (raw) =>
      raw.lists.aggregate('', (text, list) =>
        list.aggregate(text, (before, word) => concat(before, word.coalesce('-'), text.length().toText())),
      ),
    { lists: [['a', 'b'], [], ['c', null]], answer: 'a0b0c4-4' },
    { lists: [['a'], null], answer: null },
    { lists: [], answer: '' },
    { answer: null },
  ),
  of(
    'aggregate',
    (raw) =>
      raw.stops.transform((stop) =>
        stop
          .field('codes')
          .aggregate(raw.int, (most, code) => when(code.greaterThan(most), code).otherwise(most)),
      ),
    {
      stops: [{ name: 'a', codes: [1, 5, null, 3] }, { codes: [] }, { name: 'b' }, null],
      int: 2,
      answer: [5, 2, null, null],
    },
    { stops: [{ codes: [1] }], answer: [null] },
  ),
  of(
    'aggregate',
    (raw) =>
      raw.tags.aggregate('', (before, tag) =>
        concat(
          before,
          raw.tags
            .filter((other) => other.equals(tag).or(other.equals(before)))
            .arraySize()
            .toText(),
        ),
      ),
    { tags: ['a', '2', 'a'], answer: '212' },
    { tags: ['a', 'b'], answer: '11' },
    { answer: null },
  ),
]

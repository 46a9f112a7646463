import { list as array, concat, when } from '@lockstep/schema'
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
]

import { struct, typed, when } from '@lockstep/schema'
import { type Case, of } from './cases.js'

/** Rows of input and answer for the operations of `schema/graph/operations/struct.ts`. */
export const structCases: readonly Case[] = [
  of(
    'namedStruct',
    (raw) => struct({ name: raw.text, size: raw.int }),
    { text: 'a', int: 1, answer: { name: 'a', size: 1 } },
    { int: 0, answer: { name: null, size: 0 } },
    { answer: { name: null, size: null } },
  ),
  of(
    'namedStruct',
    (raw) =>
      struct({
        'a.b`c': raw.double,
        "it's": true,
        none: typed.null('date'),
        inner: struct({ tags: raw.tags }),
      }),
    {
      double: -0,
      tags: ['a', null],
      answer: { 'a.b`c': -0, "it's": true, none: null, inner: { tags: ['a', null] } },
    },
    { answer: { 'a.b`c': null, "it's": true, none: null, inner: { tags: null } } },
  ),
  of(
    'namedStruct',
    (raw) => raw.tags.transform((tag) => struct({ tag, long: tag.length().greaterThan(raw.int), kind: 1 })),
    {
      tags: ['abc', null],
      int: 2,
      answer: [
        { tag: 'abc', long: true, kind: 1 },
        { tag: null, long: null, kind: 1 },
      ],
    },
    { tags: [], answer: [] },
    { answer: null },
  ),
  of(
    'namedStruct',
    (raw) => struct({ lat: raw.double, name: raw.text }).field('lat'),
    { double: 1.5, answer: 1.5 },
    { answer: null },
  ),
  of(
    'namedStruct',
    (raw) => when(raw.bool, struct({ lat: raw.double })).otherwise(raw.place),
    { bool: true, double: 1, place: { lat: 2 }, answer: { lat: 1 } },
    { bool: false, double: 1, place: { lat: 2 }, answer: { lat: 2 } },
    { double: 1, answer: null },
    { bool: true, answer: { lat: null } },
  ),
  of(
    'namedStruct',
    (raw) => struct({ lat: raw.double }).isNull(),
    { double: 1, answer: false },
    { answer: false },
  ),
  of(
    'getField',
    (raw) => raw.place.field('lat'),
    { place: { lat: -0 }, answer: -0 },
    { place: {}, answer: null },
    { answer: null },
  ),
]

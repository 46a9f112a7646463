import { list as array } from '@lockstep/schema'
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
]

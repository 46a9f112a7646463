import { type Case, of } from './cases.js'

/** Rows of input and answer for the operations of `schema/graph/operations/core.ts`. */
export const core: readonly Case[] = [
  of('column', (raw) => raw.text, { text: ' é😀', answer: ' é😀' }, { answer: null }),
  of('literal', (raw) => raw.text.coalesce('x'), { answer: 'x' }, { text: '', answer: '' }),
  of(
    'variable',
    (raw) => raw.tags.transform((tag) => tag),
    { tags: ['a', null], answer: ['a', null] },
    { tags: [], answer: [] },
    { answer: null },
  ),
]

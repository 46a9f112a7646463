import { type Case, of } from './cases.js'

/** Rows of input and answer for the operations of `schema/graph/operations/struct.ts`. */
export const struct: readonly Case[] = [
  of(
    'getField',
    (raw) => raw.place.field('lat'),
    { place: { lat: -0 }, answer: -0 },
    { place: {}, answer: null },
    { answer: null },
  ),
]

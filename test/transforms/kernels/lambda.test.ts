import { concat, outputsOf, struct, table, types } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ArrowColumn, ListColumn } from '../../../packages/transforms/src/column/column.js'
import { frameOf, prepareRules } from '../../../packages/transforms/src/engine/plan.js'
import { engine } from '../../../packages/transforms/src/engine/whole.js'
import { rowsOfColumns } from '../engine/layouts.js'

const text = (words: readonly string[]): ArrowColumn => {
  const bytes = Buffer.from(words.join(''))
  const offsets = new Int32Array(words.length + 1)
  words.forEach((word, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + word.length
  })
  return { layout: 'text', type: types.text, length: words.length, validity: null, offsets, bytes }
}

/** [b], null over c and d, [], [e, f]; a stands before the first list and g behind the last. */
const lists: ListColumn = {
  layout: 'list',
  type: types.list(types.text),
  length: 4,
  validity: Uint8Array.of(0b1101),
  offsets: Int32Array.of(1, 2, 4, 4, 6),
  elements: text(['a', 'b', 'c', 'd', 'e', 'f', 'g']),
}

const cleaned = table('t', {
  raw: z.object({ tags: z.array(z.string()), name: z.string() }),
  clean: (raw) => ({
    upper: raw.tags.transform((tag) => tag.upper()),
    named: raw.tags.transform(() => raw.name),
    some: raw.tags.filter((tag) => tag.notEquals('e')),
    all: raw.tags.filter((tag) => tag.isNotNull()),
    joined: raw.tags.aggregate(raw.name, (before, tag) => concat(before, tag, raw.name)),
    made: raw.tags.transform((tag) => struct({ tag, name: raw.name })),
  }),
})

const run = (tags: ListColumn): readonly (readonly unknown[])[] => {
  const outputs = outputsOf(cleaned)
  const rules = prepareRules(
    outputs.map(({ node }) => node),
    engine.meaning,
    engine.fusions,
  )
  const columns = new Map<string, ArrowColumn>([
    ['tags', tags],
    ['name', text(['k', 'l', 'm', 'n'])],
  ])
  return rowsOfColumns(
    outputs.map(({ name, node: { type } }) => ({ name, type })),
    rules(frameOf(columns, 4)),
  )
}

const expected = [
  [['B'], ['k'], ['b'], ['b'], 'kbk', [['b', 'k']]],
  [null, null, null, null, null, null],
  [[], [], [], [], 'm', []],
  [
    ['E', 'F'],
    ['n', 'n'],
    ['f'],
    ['e', 'f'],
    'nenfn',
    [
      ['e', 'n'],
      ['f', 'n'],
    ],
  ],
]

describe('a lambda over lists', () => {
  it('sees no element before the first list, behind the last, and under a null', () => {
    expect(run(lists)).toEqual(expected)
  })

  it('sees those of lists that begin at their first element, with nothing under nulls', () => {
    const offsets = Int32Array.of(0, 1, 1, 1, 3)
    expect(run({ ...lists, offsets, elements: text(['b', 'e', 'f']) })).toEqual(expected)
  })
})

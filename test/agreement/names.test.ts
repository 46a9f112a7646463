import { columnNode, type Node, node, relation, seal, type Table, table, types } from '@lockstep/schema'
import { agree, settings } from '@lockstep/test'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { oddNames } from '../kit/draw/names.js'
import { selectTable } from '../kit/draw/select-table.js'

const text = (name: string): Node => columnNode({ name, type: types.text })

const withoutX = (of: Node): Node =>
  node('nullIf', [node('trim', [of], {}) as Node], { values: [{ type: types.text, value: 'x' }] }) as Node

/** Each column trimmed, and used twice, so that SQL needs a step; the same once more in `where`. */
const trimmed = (names: readonly string[]): Table => {
  const table = selectTable(
    'names',
    names.map((name) => ({ name, type: types.text })),
    names.flatMap((name, index) => [
      { name, node: withoutX(text(name)) },
      { name: `number_${index}`, node: node('tryCast', [text(name)], { type: types.int }) as Node },
    ]),
  )
  const test = names
    .map((name) => node('isNull', [withoutX(withoutX(text(name)))], {}) as Node)
    .reduce((left, right) => node('or', [left, right], {}) as Node)
  return seal({ ...table, relation: relation('where', [table.relation], { test }) })
}

/** ANSI mode and zone have no say in names: other settings that have one are those of any-setting.test.ts. */
const onlyOne = settings.slice(1, 2)

const size = 24
const parts = Array.from({ length: Math.ceil(oddNames.length / size) }, (_, part) =>
  oddNames.slice(part * size, part * size + size),
)

describe('a column whose name Spark could take for something else', () => {
  it.each(parts.map((part) => [part] as const))('has its own cells: %j', async (part) => {
    expect((await agree(trimmed(part), { settings: onlyOne, runs: 1, rows: 20 })).differences).toBe(0)
  })

  it('may stand beside columns of the input that no schema declares and that steps are called as', async () => {
    const twice = table('t', {
      raw: z.object({ a: z.string() }),
      clean: (raw) => ({ a: raw.a.trim().nullIf(''), b: raw.a.trim() }),
      where: (row) => row.a.trim().nullIf('').isNotNull(),
    })
    expect((await agree(twice, { settings: onlyOne, runs: 1, rows: 20 })).differences).toBe(0)
  })
})

import { expect, test } from 'vitest'
import type { Posting } from '../../../packages/codegen/src/post/posting.js'
import { unitsTogether } from '../../../packages/codegen/src/post/together.js'

async function* records(table: string, ...values: readonly unknown[]): AsyncGenerator<Posting> {
  for (const [place, value] of values.entries())
    yield {
      table,
      number: place + 1,
      text: typeof value === 'string' ? value : JSON.stringify(value),
      place: '',
    }
}

const unitsOf = async (...strands: Parameters<typeof unitsTogether>[0]) => {
  const found: string[][] = []
  for await (const unit of unitsTogether(strands))
    found.push(unit.map(({ table, number }) => `${table}${number}`))
  return found
}

test('without keys the first of each goes together, then the second', async () => {
  expect(
    await unitsOf(
      { records: records('a', 1, 2, 3), key: null },
      { records: records('b', 1), key: null },
      { records: records('c', 1, 2), key: null },
    ),
  ).toEqual([['a1', 'b1', 'c1'], ['a2', 'c2'], ['a3']])
})

test('with keys those of one value go together, wherever they stand', async () => {
  expect(
    await unitsOf(
      { records: records('pin', { index: 7 }, { index: 8 }, { index: 9 }), key: 'index' },
      { records: records('geo', { ind: 9 }, { ind: 7 }, { ind: 8 }), key: 'ind' },
    ),
  ).toEqual([
    ['pin1', 'geo2'],
    ['pin3', 'geo1'],
    ['pin2', 'geo3'],
  ])
})

test('a key that comes twice goes twice, each with its own', async () => {
  expect(
    await unitsOf(
      { records: records('pin', { k: 1 }, { k: 1 }, { k: 2 }), key: 'k' },
      { records: records('geo', { k: 1 }, { k: 2 }, { k: 1 }), key: 'k' },
    ),
  ).toEqual([
    ['pin1', 'geo1'],
    ['pin3', 'geo2'],
    ['pin2', 'geo3'],
  ])
})

test('what has no key, or nobody to go with, goes by itself, and nothing is left out', async () => {
  const found = await unitsOf(
    { records: records('pin', { k: 1 }, 'no JSON', { k: null }, { k: 3 }), key: 'k' },
    { records: records('geo', { k: 3 }, { k: 4 }), key: 'k' },
  )
  expect(found).toEqual([['pin2'], ['pin3'], ['pin4', 'geo1'], ['pin1'], ['geo2']])
})

test('holds no more than a bound while nothing fits', async () => {
  async function* many(table: string, first: number): AsyncGenerator<Posting> {
    for (let number = 1; number <= 40_000; number++)
      yield { table, number, text: `{"k":${first + number}}`, place: '' }
  }
  let given = 0
  for await (const unit of unitsTogether([
    { records: many('pin', 0), key: 'k' },
    { records: many('geo', 1_000_000), key: 'k' },
  ]))
    given += unit.length
  expect(given).toBe(80_000)
})

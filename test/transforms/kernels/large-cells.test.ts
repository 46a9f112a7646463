import { type Operation, operations, Refusal } from '@lockstep/schema'
import { clean, tableOfRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { cases } from '../../cases/index.js'

/** Bytes of a cell. */
const size = process.env.LOCKSTEP_ALL === '1' ? 10_000_000 : 1_000_000

/** Texts that bring many matches, many pieces, none, or one that goes on to the end. */
const units = ['a', ' ', 'aB1, ', '&lt;😀']

/** Whose time grows with the product of two texts, in Spark as here: they get shorter ones. */
const slow: readonly Operation[] = ['levenshtein']

const plainest = new Map(
  Object.values(cases)
    .flat()
    .toReversed()
    .map((each) => [each.operation, each]),
)

describe(`a cell of ${size.toLocaleString('en')} bytes, and a list of it,`, () => {
  it.each([...plainest])('ends in an answer, or in a refusal: %s', (operation, { table }) => {
    for (const unit of units) {
      const text = unit.repeat((slow.includes(operation) ? 10_000 : size) / Buffer.byteLength(unit))
      const rows = [{ text, other: text.slice(1), tags: [text, text], int: 1, int2: 2 }]
      try {
        expect(clean(table, tableOfRows(table, rows)).numRows).toBe(1)
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
      }
    }
  })

  it('is given to every operation', () => {
    const missing = Object.keys(operations).filter((operation) => !plainest.has(operation as Operation))
    expect(missing).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, newScratch } from '../../../packages/transforms/src/kernels/shared/edit-distance.js'

const steps = newScratch()
const pointsOf = (text: string): Int32Array =>
  Int32Array.from(text, (letter) => Number(letter.codePointAt(0)))

const edits = (one: string, other: string): number => {
  const [left, right] = [pointsOf(one), pointsOf(other)]
  return editDistance(left, left.length, right, right.length, steps)
}

/** By the definition: a table of all distances. */
const byTable = (one: string, other: string): number => {
  const [left, right] = [[...one], [...other]]
  let row = Array.from({ length: right.length + 1 }, (_, to) => to)
  for (const [from, letter] of left.entries()) {
    const next = [from + 1]
    for (const [to, another] of right.entries())
      next.push(
        Math.min((row[to] ?? 0) + (letter === another ? 0 : 1), (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1),
      )
    row = next
  }
  return row[right.length] ?? 0
}

describe('the edits between two texts', () => {
  it.each([
    ['', '', 0],
    ['kitten', 'sitting', 3],
    ['😀a', 'a', 1],
    ['a'.repeat(32), 'b'.repeat(32), 32],
    ['a'.repeat(33), 'b'.repeat(31), 33],
  ])('%j to %j', (one, other, count) => expect(edits(one, other)).toBe(count))

  it('are those of the table of all distances, also beyond the 32 rows of a block', () => {
    const letter = fc.constantFrom('a', 'b', 'c', 'é', '😀')
    const text = fc.oneof(
      fc.string({ unit: letter, maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 28, maxLength: 140 }),
    )
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(edits(one, other)).toBe(byTable(one, other))
      }),
      { numRuns: 2_000 },
    )
  })

  it('leave nothing behind for the next two', () => {
    const long = 'abcé😀'.repeat(30)
    const first = edits(long, 'xbc')
    expect(edits('q', 'abcé😀')).toBe(5)
    expect(edits(long, 'xbc')).toBe(first)
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberSet, rangesIn } from '../../../packages/codegen/src/post/number-set.js'

test('holds what a Set holds, and its text says the same', () => {
  const range = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 8 }))
  fc.assert(
    fc.property(fc.array(range, { maxLength: 40 }), (added) => {
      const [set, plain] = [numberSet(), new Set<number>()]
      for (const [from, more] of added) {
        set.add(from, from + more)
        for (let value = from; value <= from + more; value++) plain.add(value)
        expect(set.size()).toBe(plain.size)
      }
      for (let value = 0; value <= 70; value++) expect(set.has(value)).toBe(plain.has(value))
      const read = new Set<number>()
      for (const [from, to] of set.text() === '' ? [] : (rangesIn(set.text()) ?? []))
        for (let value = from; value <= to; value++) read.add(value)
      expect([...read].sort((a, b) => a - b)).toEqual([...plain].sort((a, b) => a - b))
    }),
  )
})

test('is one range for numbers that follow each other, in whatever order they came', () => {
  const set = numberSet()
  for (const value of [5, 1, 3, 2, 4, 7]) set.add(value)
  expect(set.text()).toBe('1-5,7')
})

test.each(['', '0', '2-1', '1-', 'a', '1,,2', '1 -2', '-1'])('%j is the text of no set', (text) => {
  expect(rangesIn(text)).toBeUndefined()
})

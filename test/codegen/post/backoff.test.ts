import { expect, test } from 'vitest'
import { backoff, retryAfter } from '../../../packages/codegen/src/post/backoff.js'

test('the bound of a wait doubles, and ends at 20 seconds; a wait is drawn from all of it', () => {
  const bounds = Array.from({ length: 10 }, (_, failed) => backoff(failed + 1, 1))
  expect(bounds).toEqual([200, 400, 800, 1_600, 3_200, 6_400, 12_800, 20_000, 20_000, 20_000])
  expect(backoff(3, 0)).toBe(0)
  expect(backoff(3, 0.25)).toBe(200)
  expect(backoff(2_000, 0.5)).toBe(10_000)
})

// RFC 9110, 10.2.3: seconds, or a date of HTTP.
test.each([
  ['120', 120_000],
  ['0', 0],
  ['Fri, 31 Dec 1999 23:59:59 GMT', 4_000],
  ['Fri, 31 Dec 1999 23:59:00 GMT', 0],
  ['soon', undefined],
  ['-1', undefined],
  [null, undefined],
])('Retry-After %j asks for %j milliseconds', (header, milliseconds) => {
  expect(retryAfter(header, Date.UTC(1999, 11, 31, 23, 59, 55))).toBe(milliseconds)
})

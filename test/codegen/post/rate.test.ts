import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rateOf } from '../../../packages/codegen/src/post/rate.js'
import { fakeClock } from './fake-clock.js'

const never = new AbortController().signal

test('lets no more records through in any time than the rate and what was saved up', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5_000 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 3_000 })), {
        minLength: 1,
        maxLength: 40,
      }),
      async (perSecond, takes) => {
        const clock = fakeClock()
        const rate = rateOf(perSecond, clock)
        const gone: { readonly at: number; readonly records: number }[] = []
        for (const [records, idle] of takes) {
          clock.pass(idle)
          await rate.take(records, never)
          gone.push({ at: clock.now(), records })
        }
        // Between two takes no more go than the time allows: the first of them may have been saved for.
        for (const [from, first] of gone.entries()) {
          let sum = 0
          for (const { at, records } of gone.slice(from + 1)) {
            sum += records
            expect(sum).toBeLessThanOrEqual(
              ((at - first.at) * perSecond) / 1_000 + Math.max(1, perSecond / 10) + 1e-6,
            )
          }
        }
      },
    ),
  )
})

test('lets a thousand records a second through, whatever the batches', async () => {
  for (const batch of [1, 10, 100, 5_000]) {
    const clock = fakeClock()
    const rate = rateOf(1_000, clock)
    for (let sent = 0; sent < 10_000; sent += batch) await rate.take(batch, never)
    expect(clock.now()).toBeCloseTo(10_000, 5)
  }
})

test('without a rate nothing waits, but for a pause that a server asked for', async () => {
  const clock = fakeClock()
  const rate = rateOf(null, clock)
  await rate.take(1_000_000, never)
  expect(clock.slept).toEqual([])
  rate.pause(3_000)
  rate.pause(1_000)
  await rate.take(1, never)
  expect(clock.slept).toEqual([3_000])
})

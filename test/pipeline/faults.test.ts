import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { waitUntilLanded } from '../../examples/pinterest/pipeline/landed.js'
import type { Laptop } from '../../examples/pinterest/pipeline/laptop.js'
import { type Posted, postedAll, startPosting } from '../../examples/pinterest/pipeline/posted.js'
import { layOutRecords } from '../../examples/pinterest/pipeline/records.js'
import { type Lines, landedLines, linesIn, sentAndLanded, startChain, topics } from './chain.js'

/** Posts that are sent under each fault, and records a second: slowly enough that something happens in the middle. */
const [count, rate] = [200, 100]

const untilTrue = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await isSo())) await sleep(50)
}

const inKafka = async ({ topics }: Laptop): Promise<number> =>
  Object.values(await topics.ends()).reduce((sum, end) => sum + end, 0)

/** Posts of a seed, with something done once a part of them is in Kafka. */
const postDuring = async (
  laptop: Laptop,
  seed: number,
  what: () => Promise<void>,
): Promise<{ readonly sent: Lines; readonly posted: Posted }> => {
  const before = await inKafka(laptop)
  const records = await layOutRecords(join(laptop.folder, `records-${seed}`), count, { isReal: false, seed })
  const posting = startPosting(laptop, records, rate)
  await untilTrue(async () => (await inKafka(laptop)) > before + count)
  expect(posting.isRunning()).toBe(true)
  await what()
  return { sent: linesIn(records.folder), posted: await postedAll(laptop, posting) }
}

/** Expects all that was sent in the bucket, and nothing else; doubled only what was sent again since nobody had answered. */
const expectAllLanded = async (laptop: Laptop, sent: Lines, mayDouble: number): Promise<Lines> => {
  const landed = await laptop.group.during(waitUntilLanded(laptop))
  for (const { records, objects } of landed) expect(objects).toBe(records)
  const lines = await landedLines(laptop)
  const { lost, doubled, foreign } = sentAndLanded(sent, lines)
  expect({ lost, foreign }).toEqual({ lost: [], foreign: [] })
  expect(doubled).toBeLessThanOrEqual(mayDouble)
  expect(topics.reduce((sum, topic) => sum + lines[topic].length, 0)).toBe(await inKafka(laptop))
  return lines
}

// They take minutes: `npm run pipeline:faults`.
describe.skipIf(process.env.LOCKSTEP_ALL === undefined)('nothing is lost, and nothing doubled', () => {
  test('where the broker is killed and started again in the middle of posting', async () => {
    const laptop = await startChain()
    const { sent, posted } = await postDuring(laptop, 1, async () => {
      await laptop.broker.kill()
      await sleep(3_000)
      await laptop.broker.restart()
    })
    expect(posted.retried).toBeGreaterThan(0)
    await expectAllLanded(laptop, sent, posted.retried)
  })

  test('where Connect is killed and started again', async () => {
    const laptop = await startChain()
    const { sent, posted } = await postDuring(laptop, 2, async () => {
      await laptop.connect.kill()
      await sleep(1_000)
      await laptop.connect.restart()
    })
    await expectAllLanded(laptop, sent, posted.retried)
  })
})

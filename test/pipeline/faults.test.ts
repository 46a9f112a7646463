import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { waitUntilLanded } from '../../examples/pinterest/pipeline/landed.js'
import type { Laptop } from '../../examples/pinterest/pipeline/laptop.js'
import { generateNotebooks } from '../../examples/pinterest/pipeline/notebooks.js'
import { type Posted, postedAll, startPosting } from '../../examples/pinterest/pipeline/posted.js'
import { layOutRecords } from '../../examples/pinterest/pipeline/records.js'
import { runNotebooks, startStreams } from '../../examples/pinterest/pipeline/run-notebooks.js'
import { busyS3 } from './busy-s3.js'
import {
  expectSameCells,
  type Lines,
  landedLines,
  linesIn,
  sentAndLanded,
  startChain,
  topics,
  writeLines,
} from './chain.js'

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

const together = (all: readonly Lines[]): Lines => ({
  pin: all.flatMap(({ pin }) => pin),
  geo: all.flatMap(({ geo }) => geo),
  user: all.flatMap(({ user }) => user),
})

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

  test('where S3 answers 503 for a while', async () => {
    const { before, setBusy } = busyS3()
    const laptop = await startChain({ before })
    const { sent, posted } = await postDuring(laptop, 3, async () => {
      setBusy(true)
      expect((await fetch(laptop.s3.address)).status).toBe(503)
      await sleep(8_000)
      setBusy(false)
    })
    await expectAllLanded(laptop, sent, posted.retried)
  })

  test('where all of it happens, and streams are killed and go on from their checkpoints: Spark then has the very cells of TypeScript', async () => {
    const { before, setBusy } = busyS3()
    const laptop = await startChain({ before })
    const notebooks = await generateNotebooks(laptop.group, join(laptop.folder, 'notebooks'))
    const first = await postDuring(laptop, 4, async () => {
      const streams = startStreams(laptop, notebooks)
      // Pins are cleaned, and the others are not.
      await laptop.group.during(
        untilTrue(() => existsSync(join(laptop.folder, 'checkpoints/clean_pin/commits/0'))),
      )
      await streams.kill()
    })
    const second = await postDuring(laptop, 5, async () => {
      setBusy(true)
      await laptop.connect.kill()
      await laptop.broker.kill()
      await sleep(2_000)
      await laptop.broker.restart()
      setBusy(false)
      await laptop.connect.restart()
    })
    const sent = together([first.sent, second.sent])
    const landed = await expectAllLanded(laptop, sent, first.posted.retried + second.posted.retried)
    const ran = await runNotebooks(laptop, notebooks)
    await expectSameCells(writeLines(laptop, 'sent', sent), writeLines(laptop, 'landed', landed), ran)
  })
})

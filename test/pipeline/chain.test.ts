import { join } from 'node:path'
import { expect, test } from 'vitest'
import { waitUntilLanded } from '../../examples/pinterest/pipeline/landed.js'
import { generateNotebooks } from '../../examples/pinterest/pipeline/notebooks.js'
import { postedAll, startPosting } from '../../examples/pinterest/pipeline/posted.js'
import { layOutRecords } from '../../examples/pinterest/pipeline/records.js'
import { runNotebooks } from '../../examples/pinterest/pipeline/run-notebooks.js'
import {
  expectSameCells,
  landedLines,
  linesIn,
  putIntoKafka,
  sentAndLanded,
  startChain,
  writeLines,
} from './chain.js'

/** What nobody can read as it is meant: no JSON, values of other types, columns that nobody knows, and a megabyte of text. */
const poison = [
  'no JSON',
  '{"index": "seven", "title": "of an index that is no number", "downloaded": 1}',
  '{"index": 1.5, "follower_count": 12, "category": ["a","list"]}',
  '{"index": 99991, "title": "cut off',
  '{"unknown": true}',
  `{"index": 99992, "title": "${'long '.repeat(200_000)}", "follower_count": "7k"}`,
]

test('posts come through REST, Kafka, Connect and S3 to Spark: none lost, none doubled, every cell equal to that of TypeScript; what cannot be read becomes the rows that Spark makes of it', async () => {
  const laptop = await startChain()
  const records = await layOutRecords(join(laptop.folder, 'records'), 150, { isReal: false })
  const posted = await postedAll(laptop, startPosting(laptop, records))
  expect(posted.acknowledged).toEqual({ pin: 150, geo: 150, user: 150 })
  expect(posted.retried).toBe(0)
  await putIntoKafka(laptop, 'pin', poison)

  const landed = await laptop.group.during(waitUntilLanded(laptop))
  expect(landed).toEqual([
    { topic: 'pin', records: 150 + poison.length, objects: 150 + poison.length },
    { topic: 'geo', records: 150, objects: 150 },
    { topic: 'user', records: 150, objects: 150 },
  ])
  const lines = linesIn(records.folder)
  const sent = { ...lines, pin: [...lines.pin, ...poison] }
  const inBucket = await landedLines(laptop)
  expect(sentAndLanded(sent, inBucket)).toEqual({ lost: [], doubled: 0, foreign: [] })

  const notebooks = await generateNotebooks(laptop.group, join(laptop.folder, 'notebooks'))
  const ran = await runNotebooks(laptop, notebooks)
  await expectSameCells(writeLines(laptop, 'sent', sent), writeLines(laptop, 'in-bucket', inBucket), ran)
})

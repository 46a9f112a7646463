import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnyQuery } from '@lockstep/schema'
import { answerFiles } from '@lockstep/transforms'
import { median } from '../check/statistics.js'
import type { GivenInput } from '../data/index.js'
import { jobNamed } from '../jobs/index.js'
import { peakMiB } from '../peak.js'

/** What one question came to. */
export interface LargeAnswer {
  /** The median of a few rounds, in milliseconds of all cores' time: a busy machine adds little to it. */
  readonly milliseconds: number
  readonly peakMiB: number
  readonly rowsOut: number
}

const rounds = 3

const [name = '', inputs = '[]'] = process.argv.slice(2)
const { table } = jobNamed(name)
const files = Object.fromEntries(
  (JSON.parse(inputs) as readonly GivenInput[]).map((input) => [input.name, input.files.arrow]),
)
const folder = await mkdtemp(join(tmpdir(), 'lockstep-'))
try {
  const times: number[] = []
  let rowsOut = 0
  for (let round = 0; round < rounds; round++) {
    globalThis.gc?.()
    const began = process.cpuUsage()
    const answered = await answerFiles(table as AnyQuery, files, join(folder, 'answer.arrow'), { threads: 1 })
    const { user, system } = process.cpuUsage(began)
    times.push((user + system) / 1_000)
    rowsOut = answered.rowsOut
  }
  const reply: LargeAnswer = { milliseconds: median(times), peakMiB: peakMiB(), rowsOut }
  process.send?.(reply, () => process.exit())
} finally {
  await rm(folder, { recursive: true, force: true })
}

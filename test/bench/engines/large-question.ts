import type { AnyQuery } from '@lockstep/schema'
import { answer } from '@lockstep/transforms'
import type { Table } from 'apache-arrow'
import { median } from '../check/statistics.js'
import type { GivenInput } from '../data/index.js'
import { loaded } from '../data/load.js'
import { jobNamed } from '../jobs/index.js'
import { peakMiB } from '../peak.js'

/** What one question came to. */
export interface LargeAnswer {
  /** The median of a few rounds. */
  readonly milliseconds: number
  readonly peakMiB: number
  readonly rowsOut: number
}

const [name = '', inputs = '[]'] = process.argv.slice(2)
const { table } = jobNamed(name)
const sources: Record<string, Table> = {}
for (const input of JSON.parse(inputs) as readonly GivenInput[]) sources[input.name] = await loaded(input)
const rounds: number[] = []
let rowsOut = 0
for (let round = 0; round < 5; round++) {
  globalThis.gc?.()
  const began = performance.now()
  rowsOut = answer(table as AnyQuery, sources).numRows
  rounds.push(performance.now() - began)
}
const reply: LargeAnswer = { milliseconds: median(rounds.slice(1)), peakMiB: peakMiB(), rowsOut }
process.send?.(reply, () => process.exit())

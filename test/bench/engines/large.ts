import { pin } from '@lockstep/example-pinterest'
import { cleanTo } from '@lockstep/transforms'
import { withEqualRows } from '../jobs/tables.js'
import { peakMiB } from '../peak.js'

/** What one long job came to. */
export interface LargeReply {
  readonly milliseconds: number
  readonly peakMiB: number
  readonly rowsOut: number
  readonly bytesOut: number
}

const [source = '', target = '', threads = '1', distinct = 'false'] = process.argv.slice(2)
const table = distinct === 'true' ? pin : withEqualRows(pin)
const began = performance.now()
const { rowsOut, bytesOut } = await cleanTo(table, source, target, {
  threads: Number(threads),
  onProgress: ({ bytes, totalBytes }) => {
    if (totalBytes !== null) process.send?.({ share: bytes / totalBytes })
  },
})
const reply: LargeReply = {
  milliseconds: performance.now() - began,
  peakMiB: peakMiB(),
  rowsOut,
  bytesOut,
}
process.send?.(reply, () => process.exit())

import type { RowsFrame } from '@lockstep/schema'
import type { Partitions, Peers } from './partitions.js'

/** The places that count for each place: from `begins` to before `ends`. Both never go back within a partition. */
export interface Frames {
  readonly begins: Int32Array
  readonly ends: Int32Array
}

/** All rows of a partition up to the last that ties. */
export const runningFrames = ({ begins }: Partitions, peers: Peers): Frames => ({ begins, ends: peers.ends })

/** The rows so many before and behind each place. */
export const rowFrames = ({ rows, begins, ends }: Partitions, { from, to }: RowsFrame): Frames => {
  const first = new Int32Array(rows.length)
  const last = new Int32Array(rows.length)
  for (let place = 0; place < rows.length; place++) {
    const begin = begins[place] as number
    const end = ends[place] as number
    first[place] = from === null ? begin : Math.min(end, Math.max(begin, place + from))
    last[place] = to === null ? end : Math.max(begin, Math.min(end, place + to + 1))
  }
  return { begins: first, ends: last }
}

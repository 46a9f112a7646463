import type { CompareCells } from '../compare-cells.js'

/** Rows sorted by partition and within it; what comes of a row stands at its place. */
export interface Partitions {
  /** The rows, one partition after the other. */
  readonly rows: Int32Array
  /** The place where the partition of each place begins, and that behind its end. */
  readonly begins: Int32Array
  readonly ends: Int32Array
}

/** The places of rows that tie with that of a place: from `begins` to before `ends`. */
export interface Peers {
  readonly begins: Int32Array
  readonly ends: Int32Array
}

/** Where runs of places begin and end, of which a test tells whether one goes on. */
const runsOf = (length: number, goesOn: (place: number) => boolean): Peers => {
  const begins = new Int32Array(length)
  const ends = new Int32Array(length)
  let begin = 0
  for (let place = 0; place < length; place++) {
    if (place > 0 && !goesOn(place)) begin = place
    begins[place] = begin
  }
  let end = length
  for (let place = length - 1; place >= 0; place--) {
    if (place + 1 < length && !goesOn(place + 1)) end = place + 1
    ends[place] = end
  }
  return { begins, ends }
}

/** Rows that are sorted by the numbers of their partitions. */
export const partitionsOf = (numbers: Int32Array, rows: Int32Array): Partitions => ({
  rows,
  ...runsOf(rows.length, (place) => numbers[rows[place] as number] === numbers[rows[place - 1] as number]),
})

/** The places that tie, in an order that places are sorted by. */
export const peersOf = ({ rows, begins }: Partitions, compare: CompareCells): Peers =>
  runsOf(
    rows.length,
    (place) => begins[place] !== place && compare(rows[place - 1] as number, rows[place] as number) === 0,
  )

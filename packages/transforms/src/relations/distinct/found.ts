/** What a batch came to: `count` rows were new; `pairs` rows have the hash of a row before; `next` is the next place. */
export interface Found {
  readonly count: number
  readonly pairs: number
  readonly next: number
}

/** Room for what a batch came to. */
export interface Room {
  /** The new rows, in order. */
  readonly kept: Int32Array
  /** The rows whose hash was seen before, in order, and the place of the first row of that hash. */
  readonly rows: Int32Array
  readonly places: Float64Array
}

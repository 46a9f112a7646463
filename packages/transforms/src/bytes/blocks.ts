// Rows are computed in blocks that lie in constant arrays of a kernel's file. Their place and size are known when its
// loops are compiled, which then ask for neither in each row: that is more than copying to and from them costs.

/** The rows of a block. */
export const blockRows = 2_048

/** Where the operands and results of some rows lie. */
export interface Block {
  readonly left: Int32Array<ArrayBuffer>
  readonly right: Int32Array<ArrayBuffer>
  readonly made: Int32Array<ArrayBuffer>
  /** The words of each cell. */
  readonly width: number
}

/** Room for a block of cells of so many words. */
export const blockOf = (width: number): Block => ({
  left: new Int32Array(blockRows * width),
  right: new Int32Array(blockRows * width),
  made: new Int32Array(blockRows * width),
  width,
})

/** The words of an operand's cells, so many each. `step` is 0 where one cell stands for all rows. */
export interface BlockWords {
  readonly words: Int32Array
  readonly width: number
  readonly step: 0 | 1
}

/** Computes the first rows of a block, so many. The result is negative where one does not fit. */
export type Compute = (count: number) => number

const widen = (ints: Int32Array, to: Int32Array): void => {
  for (let row = 0, at = 0; row < ints.length; row++, at += 2) {
    const value = ints[row] as number
    to[at] = value
    to[at + 1] = value >> 31
  }
}

/** Writes the cells of some rows to a block, of so many words. Cells of one word are widened where the block's have two. */
export const load = (
  { words, width, step }: BlockWords,
  from: number,
  count: number,
  to: Int32Array,
  asked: number,
): void => {
  if (step === 0 && width === 1) to.fill(words[0] as number, 0, count)
  else if (step === 0) for (let at = 0; at < count * width; at++) to[at] = words[at % width] as number
  else {
    const cells = words.subarray(from * width, (from + count) * width)
    if (width === asked) to.set(cells)
    else widen(cells, to)
  }
}

/** Computes all rows, and says whether all fit. */
export const inBlocks = (
  block: Block,
  compute: Compute,
  a: BlockWords,
  b: BlockWords,
  to: Int32Array,
): boolean => {
  const { left, right, made, width } = block
  const length = to.length / width
  let over = 0
  for (let from = 0; from < length; from += blockRows) {
    const count = Math.min(blockRows, length - from)
    load(a, from, count, left, width)
    load(b, from, count, right, width)
    over |= compute(count)
    to.set(made.subarray(0, count * width), from * width)
  }
  return over >= 0
}

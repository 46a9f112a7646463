// Rows are computed in blocks, in constant arrays of a kernel's file. V8 knows the address and the length of such an array
// when it compiles the loop, and asks for neither in each row. That saves more than it costs to copy rows in and out.

/** The number of rows in a block. */
export const blockRows = 2_048

/** The number of rows in a block of 128-bit cells: operands and results lie in the nearest cache together. */
export const wideRows = 512

/** Where the operands and results of some rows lie. */
export interface Block {
  readonly left: Int32Array<ArrayBuffer>
  readonly right: Int32Array<ArrayBuffer>
  readonly made: Int32Array<ArrayBuffer>
  /** The number of 32-bit words in each cell. */
  readonly width: number
}

/** Room for a block of cells, each of `width` words. */
export const blockOf = (width: number, rows: number = blockRows): Block => ({
  left: new Int32Array(rows * width),
  right: new Int32Array(rows * width),
  made: new Int32Array(rows * width),
  width,
})

/** The words of an operand's cells, `width` for each cell. `step` is 0 where one cell stands for all rows. */
export interface BlockWords {
  readonly words: Int32Array
  readonly width: number
  readonly step: 0 | 1
}

/** Computes the first `count` rows of a block. The result is negative where at least one row overflows. */
export type Compute = (count: number) => number

const widen = (ints: Int32Array, to: Int32Array): void => {
  for (let row = 0, at = 0; row < ints.length; row++, at += 2) {
    const value = ints[row] as number
    to[at] = value
    to[at + 1] = value >> 31
  }
}

/** Writes `count` cells from row `from` on to a block of `asked` words a cell. Cells of one word are sign-extended to two. */
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

/** Computes all rows, block by block. True where no row overflows. */
export const inBlocks = (
  block: Block,
  compute: Compute,
  a: BlockWords,
  b: BlockWords,
  to: Int32Array,
): boolean => {
  const { left, right, made, width } = block
  const length = to.length / width
  const rows = made.length / width
  let over = 0
  for (let from = 0; from < length; from += rows) {
    const count = Math.min(rows, length - from)
    load(a, from, count, left, width)
    load(b, from, count, right, width)
    over |= compute(count)
    to.set(made.subarray(0, count * width), from * width)
  }
  return over >= 0
}

import { types } from '@lockstep/schema'
import type { PlainColumn, TextColumn } from '../column.js'
import { type Nulls, nullsOf } from '../kernels/cells.js'
import { digitsFrom, fourDigits } from '../parse/four.js'
import { readInt } from '../parse/int.js'
import { viewOf } from '../text/words.js'
import { type Step, stepOf, stepsOf } from './suffixed.js'
import type { Chain } from './suffixes.js'

const largest = 2 ** 31 - 1

/** Reads an int with a suffix or none; NaN for all else. */
const readSuffixed = (
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  steps: readonly Step[],
): number => {
  const step = stepOf(bytes, start, end, steps)
  if (step === undefined) return readInt(bytes, view, start, end)
  const value = readInt(bytes, view, start, end - step.suffix.length) * step.factor
  return value >= -largest - 1 && value <= largest ? value : Number.NaN
}

/** By the last byte of a cell: what its number is multiplied by, 0 where that is not known, and the bytes of its suffix. */
interface Ends {
  readonly factors: Float64Array
  readonly sizes: Uint8Array
}

const endsOf = (steps: readonly Step[]): Ends => {
  const factors = new Float64Array(256).fill(1, 0x30, 0x3a)
  const sizes = new Uint8Array(256)
  for (const { suffix, factor } of steps.toReversed()) {
    if (suffix.length !== 1) continue
    factors[suffix[0] as number] = factor
    sizes[suffix[0] as number] = 1
  }
  return { factors, sizes }
}

/** The most digits of which every number is an int. */
const short = 9

/** The bytes of a word that are the last `n` of it, and zeros as digits for those before. */
const lastOnes = Int32Array.of(0, 0xff000000, 0xffff0000, 0xffffff00, -1)
const zerosBefore = Int32Array.of(0x30303030, 0x303030, 0x3030, 0x30, 0)

/** As `digitsFrom`, without a loop where there are at most four. */
const fewDigits = (view: DataView, from: number, to: number): number => {
  const size = to - from
  if (size > 4 || to < 4) return digitsFrom(view, from, to)
  return fourDigits(
    (view.getInt32(to - 4, true) & (lastOnes[size] as number)) | (zerosBefore[size] as number),
  )
}

const setInts = (
  { length, offsets, bytes }: TextColumn,
  steps: readonly Step[],
  values: Int32Array,
  nulls: Nulls,
): void => {
  const view = viewOf(bytes)
  const { factors, sizes } = endsOf(steps)
  let start = offsets[0] as number
  for (let row = 0; row < length; row++) {
    const end = offsets[row + 1] as number
    const byte = end > start ? (bytes[end - 1] as number) : 0
    const stop = end - (sizes[byte] as number)
    const factor = factors[byte] as number
    const size = stop - start
    const digits = factor > 0 && size > 0 && size <= short ? fewDigits(view, start, stop) : -1
    const number = digits >= 0 ? digits * factor : readSuffixed(bytes, view, start, end, steps)
    if (number <= largest) values[row] = number
    else nulls.add(row)
    start = end
  }
}

/** Text as ints, with suffixes. */
export const suffixedInts = (column: TextColumn, chain: Chain): PlainColumn => {
  const { length } = column
  const values = new Int32Array(length)
  const nulls = nullsOf(column.validity, length)
  setInts(column, stepsOf(chain), values, nulls)
  return { layout: 'int', type: types.int, length, validity: nulls.validity(), values }
}

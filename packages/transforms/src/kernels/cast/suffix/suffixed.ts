import { type Suffixes, type Type, types } from '@lockstep/schema'
import { isDigit } from '../../../bytes/ascii.js'
import { holds } from '../../../bytes/equal.js'
import { viewOf } from '../../../bytes/words.js'
import type { PlainColumn, TextColumn } from '../../../column/column.js'
import { halvesOf } from '../../../numbers/int64.js'
import { int128Parts } from '../../../numbers/int128.js'
import { limitOf } from '../../../numbers/small-int128.js'
import { readDecimal } from '../../../parse/decimal.js'
import { readLong } from '../../../parse/long.js'
import { type CellNulls, cellNullsOf } from '../../shared/nulls.js'
import { asDecimal } from '../../shared/operand.js'

/** The bytes of a suffix, and of what stands in its place. */
export interface SuffixStep {
  readonly suffix: Uint8Array
  readonly instead: Uint8Array
  readonly factor: number
}

const utf8 = new TextEncoder()

/** What a suffix becomes: zeros (`96000`) or an exponent (`1.2e3`). */
export type Becomes = 'zeros' | 'exponent'

/**
 * The steps of suffixes, in order. A step leaves a digit at the end, and no suffix holds a digit. So at most one step changes
 * a cell: that of the text behind its last digit.
 */
export const suffixStepsOf = (suffixes: Suffixes, becomes: Becomes): readonly SuffixStep[] =>
  Object.entries(suffixes).map(([text, factor]) => {
    const zeros = String(factor).slice(1)
    return {
      suffix: utf8.encode(text),
      instead: utf8.encode(becomes === 'zeros' ? zeros : `e${zeros.length}`),
      factor,
    }
  })

/** The first step whose suffix ends a cell, behind a digit. */
export const stepOf = (
  bytes: Uint8Array,
  start: number,
  end: number,
  steps: readonly SuffixStep[],
): SuffixStep | undefined => {
  for (const step of steps) {
    const at = end - step.suffix.length
    if (
      at > start &&
      isDigit(bytes[at - 1] as number) &&
      holds(bytes, at, step.suffix, 0, step.suffix.length)
    )
      return step
  }
  return undefined
}

/** Bytes that a cell and what stands instead of its suffix are put into. */
class Scratch {
  bytes = new Uint8Array(64)
  view: DataView = viewOf(this.bytes)
  end = 0

  put(bytes: Uint8Array, start: number, end: number, { suffix, instead }: SuffixStep): void {
    const size = end - start - suffix.length
    this.end = size + instead.length
    if (this.end > this.bytes.length) {
      this.bytes = new Uint8Array(this.end * 2)
      this.view = viewOf(this.bytes)
    }
    for (let at = 0; at < size; at++) this.bytes[at] = bytes[start + at] as number
    for (let at = 0; at < instead.length; at++) this.bytes[size + at] = instead[at] as number
  }
}

/** Reads each cell by itself, or with its suffix replaced. */
const eachSuffixed = (
  { length, offsets, bytes }: TextColumn,
  steps: readonly SuffixStep[],
  nulls: CellNulls,
  read: (bytes: Uint8Array, view: DataView, start: number, end: number, row: number) => boolean,
): void => {
  const scratch = new Scratch()
  const view = viewOf(bytes)
  for (let row = 0; row < length; row++) {
    const start = offsets[row] as number
    const end = offsets[row + 1] as number
    const step = stepOf(bytes, start, end, steps)
    if (step !== undefined) scratch.put(bytes, start, end, step)
    const isRead =
      step === undefined
        ? read(bytes, view, start, end, row)
        : read(scratch.bytes, scratch.view, 0, scratch.end, row)
    if (!isRead) nulls.add(row)
  }
}

/** Text as longs, with suffixes. */
export const suffixedLongs = (column: TextColumn, suffixes: Suffixes): PlainColumn => {
  const { length } = column
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const nulls = cellNullsOf(column.validity, length)
  eachSuffixed(column, suffixStepsOf(suffixes, 'zeros'), nulls, (bytes, view, start, end, row) =>
    readLong(bytes, view, start, end, halves, row),
  )
  return { layout: 'long', type: types.long, length, validity: nulls.validity(), values }
}

/** Text as decimals, with suffixes. */
export const suffixedDecimals = (column: TextColumn, suffixes: Suffixes, to: Type): PlainColumn => {
  const { length } = column
  const type = asDecimal(to)
  const words = new BigInt64Array(length * 2)
  const parts = int128Parts(words)
  const quads = halvesOf(words)
  const limit = limitOf(type.precision)
  const nulls = cellNullsOf(column.validity, length)
  eachSuffixed(column, suffixStepsOf(suffixes, 'exponent'), nulls, (bytes, _, start, end, row) =>
    readDecimal(bytes, start, end, type, limit, parts, quads, row),
  )
  return { layout: 'decimal', type, length, validity: nulls.validity(), words }
}

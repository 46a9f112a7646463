import type { Type } from '@lockstep/schema'
import { type Data, DataType, type Vector } from 'apache-arrow'
import { bit } from './cells.js'

/** Whether a cell of one array is another than a cell of another array; both have a value. */
type Differs = (left: number, right: number) => boolean

const hasValue = ({ nullBitmap, offset }: Data): ((index: number) => boolean) =>
  nullBitmap?.length ? (index) => bit(nullBitmap, offset + index) : () => true

/** An array's values as words of 32 bits, from its first cell on. */
const wordsOf = ({ values }: Data): Int32Array | undefined =>
  values.byteOffset % 4 === 0
    ? new Int32Array(values.buffer, values.byteOffset, values.byteLength >> 2)
    : undefined

/** Cells of so many words each. */
const differInWords = (left: Data, right: Data, each: number): Differs | undefined => {
  const [lefts, rights] = [wordsOf(left), wordsOf(right)]
  if (lefts === undefined || rights === undefined) return undefined
  return (at, other) => {
    for (let word = 0; word < each; word++)
      if (lefts[at * each + word] !== rights[other * each + word]) return true
    return false
  }
}

const differAsDoubles = (left: Data, right: Data): Differs => {
  const [lefts, rights]: readonly Float64Array[] = [left.values, right.values]
  return (at, other) => !Object.is(lefts?.[at], rights?.[other])
}

const differAsTexts = (left: Data, right: Data): Differs | undefined => {
  if (!DataType.isUtf8(left.type) || !DataType.isUtf8(right.type)) return undefined
  const [ends, otherEnds]: readonly Int32Array[] = [left.valueOffsets, right.valueOffsets]
  const [bytes, otherBytes]: readonly Uint8Array[] = [left.values, right.values]
  if (!ends || !otherEnds || !bytes || !otherBytes) return undefined
  return (at, other) => {
    const [begin, otherBegin] = [ends[at] ?? 0, otherEnds[other] ?? 0]
    const length = (ends[at + 1] ?? 0) - begin
    if (length !== (otherEnds[other + 1] ?? 0) - otherBegin) return true
    for (let index = 0; index < length; index++)
      if (bytes[begin + index] !== otherBytes[otherBegin + index]) return true
    return false
  }
}

const differsIn = (left: Data, right: Data, kind: Type['kind']): Differs | undefined => {
  switch (kind) {
    case 'boolean':
      return (at, other) => bit(left.values, left.offset + at) !== bit(right.values, right.offset + other)
    case 'int':
    case 'date':
      return differInWords(left, right, 1)
    case 'long':
    case 'timestamp':
      return differInWords(left, right, 2)
    case 'decimal':
      return differInWords(left, right, 4)
    case 'double':
      return differAsDoubles(left, right)
    case 'text':
      return differAsTexts(left, right)
    default:
      return undefined
  }
}

/**
 * How many cells of two columns of one type and length differ, bit by bit (all NaNs are one; -0.0 is not 0.0), read from Arrow's buffers without a value
 * for each cell. Undefined for what is not read in this way: lists, structs, and texts in dictionaries, views or with long offsets.
 */
export const countUnlike = (left: Vector, right: Vector, type: Type): number | undefined => {
  let count = 0
  const [lefts, rights] = [
    left.data.filter(({ length }) => length > 0),
    right.data.filter(({ length }) => length > 0),
  ]
  for (let chunk = 0, other = 0, at = 0, otherAt = 0; chunk < lefts.length && other < rights.length; ) {
    const [one, another] = [lefts[chunk], rights[other]]
    if (one === undefined || another === undefined) break
    const differs = differsIn(one, another, type.kind)
    if (differs === undefined) return undefined
    const [has, otherHas] = [hasValue(one), hasValue(another)]
    const both = Math.min(one.length - at, another.length - otherAt)
    for (let index = 0; index < both; index++) {
      const present = has(at + index)
      if (present !== otherHas(otherAt + index) || (present && differs(at + index, otherAt + index))) count++
    }
    at += both
    otherAt += both
    if (at === one.length) [chunk, at] = [chunk + 1, 0]
    if (otherAt === another.length) [other, otherAt] = [other + 1, 0]
  }
  return count
}

import { types } from '@lockstep/schema'
import { viewOf } from '../../bytes/words.js'
import { type IntColumn, isValid, type TextColumn } from '../../column/column.js'

/** What Spark begins with, and so the hash of null. */
const seed = 42

const mix = (hash: number, word: number): number => {
  const product = Math.imul(word, 0xcc9e2d51)
  const turned = hash ^ Math.imul((product << 15) | (product >>> 17), 0x1b873593)
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0
}

const finish = (hash: number, size: number): number => {
  let left = hash ^ size
  left = Math.imul(left ^ (left >>> 16), 0x85ebca6b)
  left = Math.imul(left ^ (left >>> 13), 0xc2b2ae35)
  return left ^ (left >>> 16)
}

/** Murmur3 of 32 bits, but for the bytes after the last four: each of them is mixed in by itself, with its sign. */
const hashOf = (view: DataView, from: number, to: number): number => {
  let hash = seed
  let at = from
  for (; at + 4 <= to; at += 4) hash = mix(hash, view.getInt32(at, true))
  for (; at < to; at++) hash = mix(hash, view.getInt8(at))
  return finish(hash, to - from)
}

/** Spark's hash of each text; that of null is 42. */
export const murmur3 = ({ length, validity, offsets, bytes }: TextColumn): IntColumn => {
  const view = viewOf(bytes)
  const values = new Int32Array(length)
  for (let index = 0; index < length; index++)
    values[index] = isValid(validity, index)
      ? hashOf(view, offsets[index] as number, offsets[index + 1] as number)
      : seed
  return { layout: 'int', type: types.int, length, validity: null, values }
}

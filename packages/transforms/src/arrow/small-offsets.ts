import { refuse } from '@lockstep/schema'
import { wordValues } from '../bytes/words.js'
import { halvesOf } from '../numbers/int64.js'

const largest = 2 ** 31 - 1

/** The offsets of LargeUtf8 or LargeList as those of Utf8 or List, counted from the first of them. */
export const smallOffsets = (
  large: BigInt64Array,
  length: number,
  of: 'bytes' | 'elements',
): { readonly offsets: Int32Array; readonly first: number } => {
  const words = halvesOf(large)
  const offsets = new Int32Array(length + 1)
  const at = (index: number): number =>
    (words[index * 2 + 1] as number) * wordValues + ((words[index * 2] as number) >>> 0)
  const first = large.length === 0 ? 0 : at(0)
  const last = large.length === 0 ? 0 : at(length)
  if (last - first > largest)
    refuse(`a batch holds more than ${largest} ${of} in one column; write it in smaller batches`)
  for (let index = 0; index <= length && large.length > 0; index++)
    offsets[index] = (words[index * 2] as number) - first
  return { offsets, first }
}

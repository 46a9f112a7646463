import { types } from '@lockstep/schema'
import { checkText, isValid, type TextColumn } from '../../column/column.js'
import { hashLanes } from './lanes/lanes.js'
import type { LaneMachine } from './lanes/machine.js'
import { type Digest, plainMachine } from './plain.js'

/** What hashes several texts at once; undefined where nothing does. */
export type AtOnce = () => LaneMachine | undefined

/** Where the digest of each row ends, all of one width; nulls are empty. */
const digestEnds = ({ length, validity }: TextColumn, width: number): Int32Array => {
  checkText(length * width)
  const offsets = new Int32Array(length + 1)
  for (let row = 0, end = 0; row < length; row++) {
    if (isValid(validity, row)) end += width
    offsets[row + 1] = end
  }
  return offsets
}

/** The work for which code is made that hashes several texts at once, in bytes; a text is one block at least. */
const much = 16_384

/** Texts as their digests; several at once where there is as much to do as `enough`. */
export const digestEach = (
  digest: Digest,
  atOnce: AtOnce,
  enough: number = much,
): ((column: TextColumn) => TextColumn) => {
  const oneByOne = plainMachine(digest)
  return (column) => {
    const { length, validity, offsets } = column
    const work = (offsets[length] as number) - (offsets[0] as number) + length * 2 * digest.bits
    const machine = (work < enough ? undefined : atOnce()) ?? oneByOne
    const ends = digestEnds(column, digest.words * 8)
    const bytes = new Uint8Array(ends[length] as number)
    machine.begin(digest.initial)
    hashLanes(column, digest, machine, ends, bytes)
    return { layout: 'text', type: types.text, length, validity, offsets: ends, bytes }
  }
}

import { types } from '@lockstep/schema'
import { viewOf } from '../../bytes/words.js'
import { checkText, isValid, type TextColumn } from '../../column/column.js'

/** How bytes become a digest: block after block changes a few words. */
export interface Digest {
  /** The bytes of a block: 64 or 128. */
  readonly block: number
  /** Whether words have their highest byte first. */
  readonly bigEndian: boolean
  /** The words, of which the first are the digest. */
  readonly state: Int32Array
  readonly words: number
  /** Sets the words to what they begin with. */
  readonly begin: () => void
  /** Goes on with the block at a place. */
  readonly add: (view: DataView, at: number) => void
}

const digits = new TextEncoder().encode('0123456789abcdef')

/** The two digits of each byte, the first of them below the second. */
const pairs = Uint16Array.from(
  { length: 256 },
  (_, byte) => (digits[byte >> 4] as number) | ((digits[byte & 15] as number) << 8),
)

/** Writes the words as hexadecimal digits, two at a time. */
const writeDigits = ({ state, words, bigEndian }: Digest, to: Uint16Array, place: number): void => {
  let at = place
  for (let index = 0; index < words; index++) {
    const word = state[index] as number
    const first = bigEndian ? word >>> 24 : word & 0xff
    const second = (bigEndian ? word >>> 16 : word >>> 8) & 0xff
    const third = (bigEndian ? word >>> 8 : word >>> 16) & 0xff
    const last = bigEndian ? word & 0xff : word >>> 24
    to[at] = pairs[first] as number
    to[at + 1] = pairs[second] as number
    to[at + 2] = pairs[third] as number
    to[at + 3] = pairs[last] as number
    at += 4
  }
}

/** Text as its digest. The last block, or the last two, are the rest, a bit, zeros, and the length in bits. */
export const digestEach = (digest: Digest): ((column: TextColumn) => TextColumn) => {
  const { block, bigEndian, words, begin, add } = digest
  const rest = new Uint8Array(2 * block)
  const restView = viewOf(rest)
  const lengthBytes = block >> 3
  const finish = (bytes: Uint8Array, from: number, to: number, size: number): void => {
    const left = to - from
    const end = left + 1 + lengthBytes <= block ? block : 2 * block
    for (let at = 0; at < left; at++) rest[at] = bytes[from + at] as number
    rest[left] = 0x80
    for (let at = left + 1; at < end; at++) rest[at] = 0
    const high = Math.floor(size / 0x20000000)
    restView.setInt32(bigEndian ? end - 8 : end - 4, high, !bigEndian)
    restView.setInt32(bigEndian ? end - 4 : end - 8, size << 3, !bigEndian)
    for (let at = 0; at < end; at += block) add(restView, at)
  }
  return ({ length, validity, offsets, bytes }) => {
    const view = viewOf(bytes)
    const width = words * 8
    checkText(length * width)
    const out = new Uint8Array(length * width)
    const twos = new Uint16Array(out.buffer)
    const made = new Int32Array(length + 1)
    for (let index = 0, end = 0; index < length; index++) {
      if (isValid(validity, index)) {
        const from = offsets[index] as number
        const to = offsets[index + 1] as number
        begin()
        let at = from
        for (; at + block <= to; at += block) add(view, at)
        finish(bytes, at, to, to - from)
        writeDigits(digest, twos, end >> 1)
        end += width
      }
      made[index + 1] = end
    }
    const size = made[length] as number
    return { layout: 'text', type: types.text, length, validity, offsets: made, bytes: out.subarray(0, size) }
  }
}

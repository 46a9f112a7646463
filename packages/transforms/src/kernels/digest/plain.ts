import type { WordBits } from './lanes/code.js'
import { type LaneMachine, swapBytes } from './lanes/machine.js'
import { lanePlaces } from './lanes/state.js'

/** How bytes become a digest: block after block changes a few words. All words are of 32 bits; of 64 the higher half is first. */
export interface Digest {
  /** The bits of a word; a block has sixteen of them. */
  readonly bits: WordBits
  /** Whether words have their highest byte first. */
  readonly bigEndian: boolean
  /** How many words of the state are the digest, from the first one on. */
  readonly words: number
  /** What the state is at the beginning. */
  readonly initial: Int32Array
  /** Goes on with the words of a block. */
  readonly add: (state: Int32Array, block: Int32Array) => void
}

const digits = new TextEncoder().encode('0123456789abcdef')

/** The two digits of each byte, the first of them below the second. */
const pairs = Uint16Array.from(
  { length: 256 },
  (_, byte) => (digits[byte >> 4] as number) | ((digits[byte & 15] as number) << 8),
)

/** A machine of one lane, in JavaScript. */
export const plainMachine = ({ bits, bigEndian, add }: Digest): LaneMachine => {
  const memory = new Int32Array(1_024)
  const state = new Int32Array(bits / 4)
  const block = new Int32Array(bits / 2)
  const twos = new Uint16Array(memory.buffer, lanePlaces.digits)
  const begins = lanePlaces.begins / 4
  const first = lanePlaces.words / 4
  let initial: Int32Array = state
  return {
    lanes: 1,
    memory,
    begin: (words) => {
      initial = words
    },
    add: () => {
      if (memory[begins] !== 0) state.set(initial)
      memory[begins] = 0
      for (let at = 0; at < block.length; at++) {
        const word = memory[first + at] as number
        block[at] = bigEndian ? swapBytes(word) : word
      }
      add(state, block)
    },
    show: () => {
      for (let at = 0; at < state.length; at++) {
        const word = bigEndian ? swapBytes(state[at] as number) : (state[at] as number)
        for (let byte = 0; byte < 4; byte++)
          twos[4 * at + byte] = pairs[(word >>> (8 * byte)) & 0xff] as number
      }
    },
  }
}

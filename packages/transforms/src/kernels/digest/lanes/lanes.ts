import { viewOf } from '../../../bytes/words.js'
import { isValid, type TextColumn } from '../../../column/column.js'
import { type LaneMachine, type LaneProgram, swapBytes } from './machine.js'
import { lanePlaces } from './state.js'

const firstWord = lanePlaces.words / 4
const begins = lanePlaces.begins / 4
const firstDigits = lanePlaces.digits / 8

/** Up to three bytes, and the bit behind them. */
const restOf = (bytes: Uint8Array, from: number, to: number): number => {
  let word = 0x80
  for (let at = to - 1; at >= from; at--) word = (word << 8) | (bytes[at] as number)
  return word
}

/**
 * Puts the next `count` words of a text, from `at` on, each `1 << shift` places behind the one before, and zeros behind the
 * text. The bit behind it is put where the text ends among them, and was put before where `at` is behind its end.
 */
const putBlock = (
  memory: Int32Array,
  place: number,
  shift: number,
  count: number,
  bytes: Uint8Array,
  view: DataView,
  at: number,
  end: number,
): void => {
  const whole = Math.min((end - at) >> 2, count)
  let word = 0
  for (; word < whole; word++) memory[place + (word << shift)] = view.getInt32(at + 4 * word, true)
  if (word < count && at <= end) memory[place + (word++ << shift)] = restOf(bytes, at + 4 * whole, end)
  for (; word < count; word++) memory[place + (word << shift)] = 0
}

/** What is known of a digest. */
interface Form extends Pick<LaneProgram, 'bits' | 'bigEndian'> {
  /** The words of 32 bits that are shown. */
  readonly words: number
}

/**
 * Hashes texts, each in its lane, and copies the digits of those that are not null to the places of their rows. A lane whose
 * text is done takes the next one.
 */
export const hashLanes = (
  { length, validity, offsets, bytes }: TextColumn,
  { bits, bigEndian, words }: Form,
  { lanes, memory, add, show }: LaneMachine,
  places: Int32Array,
  out: Uint8Array<ArrayBuffer>,
): void => {
  const view = viewOf(bytes)
  // Digits are copied eight at a time, as doubles: no digits are a NaN.
  const [from, to] = [new Float64Array(memory.buffer), new Float64Array(out.buffer)]
  const pair = bits === 32 ? 0 : 1
  const shift = lanes >> 1
  const count = 16 << pair
  const [high, low] = bigEndian ? [count - 2, count - 1] : [count - 1, count - 2]
  const rows = new Int32Array(lanes).fill(-1)
  /** The first byte of the next block; behind the text where the bit behind it was put, -1 where all was. */
  const next = new Int32Array(lanes)
  let row = 0
  let busy = 0
  do {
    let isShown = false
    for (let lane = 0; lane < lanes; lane++) {
      if (rows[lane] === -1) {
        while (row < length && !isValid(validity, row)) row++
        if (row === length) continue
        busy++
        memory[begins + (lane << pair)] = -1
        memory[begins + (lane << pair) + pair] = -1
        next[lane] = offsets[row] as number
        rows[lane] = row++
      }
      const at = next[lane] as number
      const end = offsets[(rows[lane] as number) + 1] as number
      const place = firstWord + lane
      putBlock(memory, place, shift, count, bytes, view, at, end)
      const left = end - at
      if (left + 1 + (count >> 1) <= count << 2) {
        const size = end - (offsets[rows[lane] as number] as number)
        memory[place + (high << shift)] = bigEndian ? swapBytes(size >>> 29) : size >>> 29
        memory[place + (low << shift)] = bigEndian ? swapBytes(size << 3) : size << 3
        next[lane] = -1
        isShown = true
      } else next[lane] = left < count << 2 ? end + 1 : at + (count << 2)
    }
    add()
    if (!isShown) continue
    show()
    for (let lane = 0; lane < lanes; lane++) {
      const done = rows[lane] as number
      if (done === -1 || next[lane] !== -1) continue
      const first = firstDigits + ((8 * lane) << pair)
      const place = (places[done] as number) >> 3
      for (let word = 0; word < words; word++) to[place + word] = from[first + word] as number
      rows[lane] = -1
      busy--
    }
  } while (busy > 0 || row < length)
}

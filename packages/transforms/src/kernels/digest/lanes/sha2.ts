import {
  chooseLanes,
  getLanes,
  type Instructions,
  inRow,
  laneWords,
  loadLanes,
  loop,
  setLanes,
  storeLanes,
  type WordBits,
  xorLanes,
} from './code.js'
import type { LaneProgram } from './machine.js'
import { constantAt, ofState, swapWords, wordAt } from './state.js'

/** By how many bits words are turned to the right: those of the state, and those of the schedule, which are moved in the end. */
interface Turns {
  readonly high: readonly number[]
  readonly low: readonly number[]
  readonly early: readonly number[]
  readonly earlyMoved: number
  readonly late: readonly number[]
  readonly lateMoved: number
}

const turns: Readonly<Record<WordBits, Turns>> = {
  32: { high: [6, 11, 25], low: [2, 13, 22], early: [7, 18], earlyMoved: 3, late: [17, 19], lateMoved: 10 },
  64: { high: [14, 18, 41], low: [28, 34, 39], early: [1, 8], earlyMoved: 7, late: [19, 61], lateMoved: 6 },
}

const sum = 9
const other = 10

/** SHA-256 or SHA-512, with as many rounds as it has constants. */
export const sha2Program = (bits: WordBits, constants: Int32Array): LaneProgram => {
  const { add, right, turnLeft } = laneWords(bits)
  const { high, low, early, earlyMoved, late, lateMoved } = turns[bits]
  const rounds = (constants.length * 32) / bits
  const turned = (local: number, by: readonly number[]): Instructions =>
    by.map((distance) => turnLeft(getLanes(local), bits - distance)).reduce(xorLanes)
  const spread = (at: number): Instructions => [
    ...setLanes(sum, loadLanes(wordAt(at + 1))),
    ...setLanes(other, loadLanes(wordAt(at + 14))),
    ...storeLanes(
      wordAt(at + 16),
      add(
        loadLanes(wordAt(at)),
        loadLanes(wordAt(at + 9)),
        xorLanes(turned(sum, early), right(getLanes(sum), earlyMoved)),
        xorLanes(turned(other, late), right(getLanes(other), lateMoved)),
      ),
    ),
  ]
  /** The words of the state have the numbers 1 to 8, and change them in each round, so that none of them moves. */
  const round = (at: number): Instructions => {
    const local = (place: number): number => ((place + 8 - at) & 7) + 1
    const [a, b, c, d] = [local(0), local(1), local(2), local(3)]
    const [e, f, g, h] = [local(4), local(5), local(6), local(7)]
    return [
      ...setLanes(
        h,
        add(
          getLanes(h),
          loadLanes(wordAt(at)),
          loadLanes(constantAt(at)),
          turned(e, high),
          chooseLanes(getLanes(e), getLanes(f), getLanes(g)),
        ),
      ),
      ...setLanes(d, add(getLanes(d), getLanes(h))),
      ...setLanes(
        h,
        add(
          getLanes(h),
          turned(a, low),
          chooseLanes(xorLanes(getLanes(a), getLanes(b)), getLanes(c), getLanes(b)),
        ),
      ),
    ]
  }
  return {
    bits,
    bigEndian: true,
    constants,
    vectors: 10,
    code: [
      ...swapWords(bits),
      ...loop(rounds / 16 - 1, 16, inRow(16, spread)),
      ...ofState(bits, 8, loop(rounds / 8, 8, inRow(8, round))),
    ],
  }
}

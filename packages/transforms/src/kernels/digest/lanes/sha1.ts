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
  xorLanes,
} from './code.js'
import type { LaneProgram } from './machine.js'
import { constantAt, ofState, swapWords, wordAt } from './state.js'

const { add, turnLeft } = laneWords(32)

type Mix = (one: Instructions, other: Instructions, third: Instructions) => Instructions

const parity: Mix = (one, other, third) => xorLanes(xorLanes(one, other), third)
const majority: Mix = (one, other, third) => chooseLanes(xorLanes(one, other), third, other)

/** How three words are mixed in each of the four turns of twenty steps, and what is added. */
const turns: readonly (readonly [Mix, number])[] = [
  [chooseLanes, 0x5a827999],
  [parity, 0x6ed9eba1],
  [majority, 0x8f1bbcdc],
  [parity, 0xca62c1d6],
]

const sum = 6

const spread = (at: number): Instructions => [
  ...setLanes(
    sum,
    [2, 8, 13].reduce((made, place) => xorLanes(made, loadLanes(wordAt(at + place))), loadLanes(wordAt(at))),
  ),
  ...storeLanes(wordAt(at + 16), turnLeft(getLanes(sum), 1)),
]

/** The words of the state have the numbers 1 to 5, and change them in each step, so that none of them moves. */
const step = (mix: Mix, turn: number, at: number): Instructions => {
  const local = (place: number): number => ((place + 5 - at) % 5) + 1
  const [a, b, c, d, e] = [local(0), local(1), local(2), local(3), local(4)]
  const place = 20 * turn + at
  return [
    ...setLanes(
      e,
      add(
        getLanes(e),
        loadLanes(wordAt(place)),
        loadLanes(constantAt(place)),
        mix(getLanes(b), getLanes(c), getLanes(d)),
        turnLeft(getLanes(a), 5),
      ),
    ),
    ...setLanes(b, turnLeft(getLanes(b), 30)),
  ]
}

/** SHA-1. */
export const sha1Program = (): LaneProgram => ({
  bits: 32,
  bigEndian: true,
  constants: Int32Array.from(
    { length: 80 },
    (_, at) => (turns[Math.floor(at / 20)] as readonly [Mix, number])[1],
  ),
  vectors: 6,
  code: [
    ...swapWords(32),
    ...loop(4, 16, inRow(16, spread)),
    ...ofState(
      32,
      5,
      turns.flatMap(([mix], turn) =>
        loop(
          4,
          5,
          inRow(5, (at) => step(mix, turn, at)),
        ),
      ),
    ),
  ],
})

import {
  chooseLanes,
  getLanes,
  type Instructions,
  inRow,
  laneWords,
  loadLanes,
  notLanes,
  orLanes,
  setLanes,
  xorLanes,
} from './code.js'
import type { LaneProgram } from './machine.js'
import { constantAt, ofState, wordAt } from './state.js'

const { add, turnLeft } = laneWords(32)

interface Turn {
  readonly first: number
  readonly further: number
  readonly by: readonly number[]
  readonly mix: (one: Instructions, other: Instructions, third: Instructions) => Instructions
}

/** Of each turn of sixteen steps: its first word, how far the next one is, by how many bits is turned, and how three words are mixed. */
const turns: readonly Turn[] = [
  { first: 0, further: 1, by: [7, 12, 17, 22], mix: chooseLanes },
  { first: 1, further: 5, by: [5, 9, 14, 20], mix: (one, other, third) => chooseLanes(third, one, other) },
  {
    first: 5,
    further: 3,
    by: [4, 11, 16, 23],
    mix: (one, other, third) => xorLanes(xorLanes(one, other), third),
  },
  {
    first: 0,
    further: 7,
    by: [6, 10, 15, 21],
    mix: (one, other, third) => xorLanes(other, orLanes(one, notLanes(third))),
  },
]

const sum = 5

/** The words of the state have the numbers 1 to 4, and change them in each step, so that none of them moves. */
const step = (at: number): Instructions => {
  const { first, further, by, mix } = turns[at >> 4] as Turn
  const local = (place: number): number => ((place + 4 - (at & 3)) & 3) + 1
  const [a, b, c, d] = [local(0), local(1), local(2), local(3)]
  const message = loadLanes(wordAt((first + further * at) & 15))
  return [
    ...setLanes(
      sum,
      add(getLanes(a), loadLanes(constantAt(at)), message, mix(getLanes(b), getLanes(c), getLanes(d))),
    ),
    ...setLanes(a, add(turnLeft(getLanes(sum), by[at & 3] as number), getLanes(b))),
  ]
}

/** MD5, whose constants are given. */
export const md5Program = (constants: Int32Array): LaneProgram => ({
  bits: 32,
  bigEndian: false,
  constants,
  vectors: 5,
  code: ofState(32, 4, inRow(64, step)),
})

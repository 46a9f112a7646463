import {
  chooseLanes,
  getLanes,
  type Instructions,
  inRow,
  laneWords,
  loadLanes,
  setLanes,
  shuffleLanes,
  storeLanes,
  vectorOf,
  type WordBits,
} from './code.js'

/** Where a machine has its vectors, in bytes. Each lane has a word of each. */
export const lanePlaces = {
  state: 0,
  /** All bits of a lane's word are set where its message begins. */
  begins: 128,
  /** What a message begins with. */
  initial: 256,
  /** The words of a block, behind which there is room for those made of them. */
  words: 512,
  constants: 2048,
  /** The digits of each lane, one lane behind the other. */
  digits: 3584,
} as const

/** The place of a word of the block, or made of it. */
export const wordAt = (at: number): number => lanePlaces.words + 16 * at

/** The place of the constant of a step. */
export const constantAt = (at: number): number => lanePlaces.constants + 16 * at

const stateAt = (at: number): number => lanePlaces.state + 16 * at

/** Loads the state, of so many words, into the vectors from 1 on, does something, and adds what they are then to the state. */
export const ofState = (bits: WordBits, count: number, steps: Instructions): Instructions => {
  const { add } = laneWords(bits)
  const begun = (at: number): Instructions =>
    chooseLanes(loadLanes(lanePlaces.begins), loadLanes(lanePlaces.initial + 16 * at), loadLanes(stateAt(at)))
  return [
    ...inRow(count, (at) => [
      ...storeLanes(stateAt(at), begun(at)),
      ...setLanes(at + 1, loadLanes(stateAt(at))),
    ]),
    ...storeLanes(lanePlaces.begins, vectorOf(new Array(16).fill(0))),
    ...steps,
    ...inRow(count, (at) => storeLanes(stateAt(at), add(loadLanes(stateAt(at)), getLanes(at + 1)))),
  ]
}

/**
 * Puts the bytes of the block into words whose highest byte comes first. Words of 64 bits have come in halves: the first
 * halves of both lanes, then the others.
 */
export const swapWords = (bits: WordBits): Instructions => {
  const order =
    bits === 32
      ? [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12]
      : [11, 10, 9, 8, 3, 2, 1, 0, 15, 14, 13, 12, 7, 6, 5, 4]
  return inRow(16, (at) =>
    storeLanes(wordAt(at), shuffleLanes(loadLanes(wordAt(at)), loadLanes(wordAt(at)), order)),
  )
}

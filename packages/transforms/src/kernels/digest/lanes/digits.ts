import {
  andLanes,
  getLanes,
  type Instructions,
  inRow,
  laneWords,
  loadLanes,
  lookLanes,
  setLanes,
  shuffleLanes,
  storeLanes,
  vectorOf,
  type WordBits,
} from './code.js'
import { lanePlaces } from './state.js'

const bytes = 1
const low = 2
const high = 3

const { right } = laneWords(32)

const digits = vectorOf([...new TextEncoder().encode('0123456789abcdef')])

/** The numbers of so many bytes from a place on. */
const span = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => from + at)

/** The bytes of a lane's words, in order, of as many words as fill a vector. */
const laneBytes = (bits: WordBits, bigEndian: boolean, lane: number, first: number): Instructions => {
  const size = bits / 8
  const one = span(lane * size, size)
  const ordered = bigEndian ? one.toReversed() : one
  const two = (at: number): Instructions =>
    shuffleLanes(loadLanes(lanePlaces.state + 16 * at), loadLanes(lanePlaces.state + 16 * (at + 1)), [
      ...ordered,
      ...ordered.map((byte) => byte + 16),
      ...span(0, 16 - 2 * size),
    ])
  return bits === 64 ? two(first) : shuffleLanes(two(first), two(first + 2), [...span(0, 8), ...span(16, 8)])
}

/** Writes the state of each lane as digits, two a byte. */
export const digitsCode = (bits: WordBits, bigEndian: boolean): Instructions => {
  const lanes = 128 / bits
  const laneSize = (16 * bits) / 8
  return inRow(lanes, (lane) =>
    inRow(8 / lanes, (part) => [
      ...setLanes(bytes, laneBytes(bits, bigEndian, lane, part * lanes)),
      ...setLanes(low, andLanes(getLanes(bytes), vectorOf(new Array(16).fill(15)))),
      ...setLanes(high, andLanes(right(getLanes(bytes), 4), vectorOf(new Array(16).fill(15)))),
      ...[0, 8].flatMap((half) =>
        storeLanes(
          lanePlaces.digits + lane * laneSize + part * 32 + half * 2,
          lookLanes(
            digits,
            shuffleLanes(
              getLanes(high),
              getLanes(low),
              span(half, 8).flatMap((at) => [at, at + 16]),
            ),
          ),
        ),
      ),
    ]),
  )
}

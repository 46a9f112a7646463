import { types } from '@lockstep/schema'
import { viewOf } from '../../bytes/words.js'
import { isValid, type LongColumn, type TextColumn } from '../../column/column.js'
import { addWord, multiplyWord, turnLeft, wordOf, xorWord } from './words64.js'

const [p1, p2] = [wordOf('9E3779B185EBCA87'), wordOf('C2B2AE3D27D4EB4F')]
const [p3, p4, p5] = [wordOf('165667B19E3779F9'), wordOf('85EBCA77C2B2AE63'), wordOf('27D4EB2F165667C5')]

/** What Spark begins with, and so the hash of null. */
const seed = Int32Array.of(42, 0)

/** The four words that long texts are mixed into, then the hash, then a word at work. */
const lanes = new Int32Array(12)
const hashAt = 8
const workAt = 10

const setWork = (low: number, high: number): void => {
  lanes[workAt] = low
  lanes[workAt + 1] = high
}

/** Mixes a word into a lane. */
const mixLane = (lane: number, low: number, high: number): void => {
  setWork(low, high)
  multiplyWord(p2, lanes, workAt)
  addWord(lanes, lane, lanes[workAt] as number, lanes[workAt + 1] as number)
  turnLeft(lanes, lane, 31)
  multiplyWord(p1, lanes, lane)
}

const xorWork = (): void => xorWord(lanes, hashAt, lanes[workAt] as number, lanes[workAt + 1] as number)

/** Mixes a word of 64 bits into the hash: the word itself first, as if into an empty lane. */
const mixWord = (low: number, high: number): void => {
  setWork(low, high)
  multiplyWord(p2, lanes, workAt)
  turnLeft(lanes, workAt, 31)
  multiplyWord(p1, lanes, workAt)
  xorWork()
}

const begin = (lane: number, ...parts: readonly Int32Array[]): void => {
  lanes[lane] = seed[0] as number
  lanes[lane + 1] = seed[1] as number
  for (const part of parts) addWord(lanes, lane, part[0] as number, part[1] as number)
}

const minusP1 = Int32Array.of(-(p1[0] as number), ~(p1[1] as number))

/** By how many bits each lane is turned when they come together. */
const turns = Int32Array.of(1, 7, 12, 18)

/** The lanes of all whole 32 bytes, as the hash; gives the place behind them. */
const mixLong = (view: DataView, from: number, to: number): number => {
  begin(0, p1, p2)
  begin(2, p2)
  begin(4)
  begin(6, minusP1)
  let at = from
  for (; at + 32 <= to; at += 32)
    for (let lane = 0; lane < 8; lane += 2)
      mixLane(lane, view.getInt32(at + 4 * lane, true), view.getInt32(at + 4 * lane + 4, true))
  lanes[hashAt] = 0
  lanes[hashAt + 1] = 0
  for (let lane = 0; lane < 8; lane += 2) {
    setWork(lanes[lane] as number, lanes[lane + 1] as number)
    turnLeft(lanes, workAt, turns[lane >> 1] as number)
    addWord(lanes, hashAt, lanes[workAt] as number, lanes[workAt + 1] as number)
  }
  for (let lane = 0; lane < 8; lane += 2) {
    mixWord(lanes[lane] as number, lanes[lane + 1] as number)
    multiplyWord(p1, lanes, hashAt)
    addWord(lanes, hashAt, p4[0] as number, p4[1] as number)
  }
  return at
}

/** Turns the hash, multiplies it by a prime, and adds another. */
const stir = (by: number, factor: Int32Array, more: Int32Array | null): void => {
  turnLeft(lanes, hashAt, by)
  multiplyWord(factor, lanes, hashAt)
  if (more !== null) addWord(lanes, hashAt, more[0] as number, more[1] as number)
}

const mixRest = (view: DataView, from: number, to: number): void => {
  let at = from
  for (; at + 8 <= to; at += 8) {
    mixWord(view.getInt32(at, true), view.getInt32(at + 4, true))
    stir(27, p1, p4)
  }
  for (; at + 4 <= to; at += 4) {
    setWork(view.getInt32(at, true), 0)
    multiplyWord(p1, lanes, workAt)
    xorWork()
    stir(23, p2, p3)
  }
  for (; at < to; at++) {
    setWork(view.getUint8(at), 0)
    multiplyWord(p5, lanes, workAt)
    xorWork()
    stir(11, p1, null)
  }
}

const finish = (): void => {
  xorWord(lanes, hashAt, (lanes[hashAt + 1] as number) >>> 1, 0)
  multiplyWord(p2, lanes, hashAt)
  const [low, high] = [lanes[hashAt] as number, lanes[hashAt + 1] as number]
  xorWord(lanes, hashAt, (low >>> 29) | (high << 3), high >>> 29)
  multiplyWord(p3, lanes, hashAt)
  xorWord(lanes, hashAt, lanes[hashAt + 1] as number, 0)
}

const hashText = (view: DataView, from: number, to: number): void => {
  let at = from
  if (to - from >= 32) at = mixLong(view, from, to)
  else begin(hashAt, p5)
  addWord(lanes, hashAt, to - from, 0)
  mixRest(view, at, to)
  finish()
}

/** The hash of each text; that of null is 42. */
export const xxhash64 = ({ length, validity, offsets, bytes }: TextColumn): LongColumn => {
  const view = viewOf(bytes)
  const values = new BigInt64Array(length)
  const words = new Int32Array(values.buffer)
  for (let index = 0; index < length; index++) {
    if (isValid(validity, index)) hashText(view, offsets[index] as number, offsets[index + 1] as number)
    else begin(hashAt)
    words[2 * index] = lanes[hashAt] as number
    words[2 * index + 1] = lanes[hashAt + 1] as number
  }
  return { layout: 'long', type: types.long, length, validity: null, values }
}

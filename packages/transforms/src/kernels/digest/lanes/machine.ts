import { type Instructions, sevens, type WordBits } from './code.js'
import { digitsCode } from './digits.js'
import { lanePlaces } from './state.js'

/** What adds a block of each of some messages to their states. */
export interface LaneProgram {
  readonly bits: WordBits
  /** Whether words have their highest byte first. */
  readonly bigEndian: boolean
  /** The constant of each step, in words of 32 bits, the higher one first. */
  readonly constants: Int32Array
  /** How many vectors the code has. */
  readonly vectors: number
  readonly code: Instructions
}

/** What hashes the texts of some lanes, a block of each at once. */
export interface LaneMachine {
  readonly lanes: 1 | 2 | 4
  /** Where it has what `lanePlaces` says. */
  readonly memory: Int32Array<ArrayBuffer>
  /** Takes the words of the state at the beginning. */
  readonly begin: (words: Int32Array) => void
  /** Adds a block of each text. */
  readonly add: () => void
  /** Writes the states as digits. */
  readonly show: () => void
}

/** The bytes of a word the other way round. */
export const swapBytes = (word: number): number =>
  (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)

const named = (name: string): Instructions => [name.length, ...new TextEncoder().encode(name)]

const section = (kind: number, body: Instructions): Instructions => [kind, ...sevens(body.length), ...body]

/** A function that has a number and some vectors. */
const functionOf = (code: Instructions, vectors: number): Instructions => {
  const body = [2, 1, 0x7f, vectors, 0x7b, ...code, 0x0b]
  return [...sevens(body.length), ...body]
}

/** A module of two functions, which imports its memory, `of.memory`. */
const moduleOf = ({ bits, bigEndian, code, vectors }: LaneProgram): Uint8Array<ArrayBuffer> =>
  Uint8Array.of(
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 0]),
    ...section(2, [1, ...named('of'), ...named('memory'), 2, 1, 1, 1]),
    ...section(3, [2, 0, 0]),
    ...section(7, [2, ...named('add'), 0, 0, ...named('show'), 0, 1]),
    ...section(10, [2, ...functionOf(code, vectors), ...functionOf(digitsCode(bits, bigEndian), 3)]),
  )

/** Puts words of 32 bits, of which the higher one comes first, into memory, for each of the lanes. */
const putForAll = (memory: Int32Array, place: number, bits: WordBits, words: Int32Array): void => {
  const size = bits / 32
  for (const [at, word] of words.entries())
    for (let lane = 0; lane < 4; lane += size)
      memory[place / 4 + 4 * Math.floor(at / size) + lane + (size - 1 - (at % size))] = word
}

const assembled = (program: LaneProgram): LaneMachine | undefined => {
  const { bits, constants } = program
  try {
    const room = new WebAssembly.Memory({ initial: 1, maximum: 1 })
    const module = new WebAssembly.Module(moduleOf(program))
    const { add, show } = new WebAssembly.Instance(module, { of: { memory: room } }).exports
    const memory = new Int32Array(room.buffer as ArrayBuffer)
    putForAll(memory, lanePlaces.constants, bits, constants)
    return {
      lanes: bits === 32 ? 4 : 2,
      memory,
      begin: (words) => putForAll(memory, lanePlaces.initial, bits, words),
      add: add as () => void,
      show: show as () => void,
    }
  } catch {
    return undefined
  }
}

/** A machine for a program, made once; undefined where there is no WebAssembly, it is forbidden, or it knows no vectors. */
export const inLanes = (make: () => LaneProgram): (() => LaneMachine | undefined) => {
  let made: readonly [LaneMachine | undefined] | undefined
  return () => {
    made ??= [assembled(make())]
    return made[0]
  }
}

// Just the instructions of WebAssembly that digests need, as bytes. An expression leaves a vector of 128 bits on the stack:
// four words of 32 bits, or two of 64, one for each message.

/** Instructions, as bytes. */
export type Instructions = readonly number[]

/** The bits of each word of a vector. */
export type WordBits = 32 | 64

/** A whole number from 0 on in as few bytes as it needs, seven bits in each. */
export const sevens = (value: number): Instructions =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...sevens(value >>> 7)]

/** As `sevens`, where the highest of the seven bits is a sign. */
const signed = (value: number): Instructions =>
  value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)]

const vector = (operation: number): Instructions => [0xfd, ...sevens(operation)]

const constant = (value: number): Instructions => [0x41, ...signed(value)]

const vectorBytes = 16

/** The number that counts the bytes that a loop has gone on; vectors are numbered from 1 on. */
const counter = 0

/** A vector by its number. */
export const getLanes = (local: number): Instructions => [0x20, local]

/** Sets a vector. */
export const setLanes = (local: number, value: Instructions): Instructions => [...value, 0x21, local]

/** The vector at a place in memory, plus what a loop has gone on. */
export const loadLanes = (at: number): Instructions => [
  ...getLanes(counter),
  ...vector(0x00),
  4,
  ...sevens(at),
]

/** Puts a vector at a place in memory, plus what a loop has gone on. */
export const storeLanes = (at: number, value: Instructions): Instructions => [
  ...getLanes(counter),
  ...value,
  ...vector(0x0b),
  4,
  ...sevens(at),
]

/** A vector of sixteen bytes. */
export const vectorOf = (bytes: readonly number[]): Instructions => [...vector(0x0c), ...bytes]

/** Bytes of two vectors in a new order: those of the other have the numbers 16 to 31. */
export const shuffleLanes = (
  one: Instructions,
  other: Instructions,
  order: readonly number[],
): Instructions => [...one, ...other, ...vector(0x0d), ...order]

/** Of sixteen bytes those whose numbers, 0 to 15, another vector has. */
export const lookLanes: (bytes: Instructions, numbers: Instructions) => Instructions = (bytes, numbers) => [
  ...bytes,
  ...numbers,
  ...vector(0x0e),
]

const joining =
  (operation: number) =>
  (one: Instructions, other: Instructions): Instructions => [...one, ...other, ...vector(operation)]

/** The bits set in both. */
export const andLanes: (one: Instructions, other: Instructions) => Instructions = joining(0x4e)

/** The bits set in just one. */
export const xorLanes: (one: Instructions, other: Instructions) => Instructions = joining(0x51)

/** The bits set in one or both. */
export const orLanes: (one: Instructions, other: Instructions) => Instructions = joining(0x50)

/** The bits that are not set. */
export const notLanes = (one: Instructions): Instructions => [...one, ...vector(0x4d)]

/** The bits of one where a bit of `where` is set, of another elsewhere. */
export const chooseLanes = (where: Instructions, one: Instructions, other: Instructions): Instructions => [
  ...one,
  ...other,
  ...where,
  ...vector(0x52),
]

/** What counts with words of some bits. */
export interface LaneWords {
  readonly add: (...parts: readonly Instructions[]) => Instructions
  /** Moves bits to the right, zeros behind them. */
  readonly right: (one: Instructions, by: number) => Instructions
  readonly turnLeft: (one: Instructions, by: number) => Instructions
}

/** What counts with words of so many bits; what is turned is computed twice, so that it should be at hand. */
export const laneWords = (bits: WordBits): LaneWords => {
  const first = bits === 32 ? 0xab : 0xcb
  const plus = vector(first + 3)
  const left = (one: Instructions, by: number): Instructions => [...one, ...constant(by), ...vector(first)]
  const right = (one: Instructions, by: number): Instructions => [
    ...one,
    ...constant(by),
    ...vector(first + 2),
  ]
  return {
    add: (...parts) => parts.flatMap((part, at) => (at === 0 ? part : [...part, ...plus])),
    right,
    turnLeft: (one, by) => orLanes(left(one, by), right(one, bits - by)),
  }
}

/** Instructions made for each number below a count, one after the other. */
export const inRow = (count: number, make: (at: number) => Instructions): Instructions =>
  Array.from({ length: count }, (_, at) => make(at)).flat()

/** Does something so many times; each time, places in memory are `vectors` further on. */
export const loop = (times: number, vectors: number, body: Instructions): Instructions => [
  ...[0x03, 0x40, ...body],
  ...[...getLanes(counter), ...constant(vectors * vectorBytes), 0x6a, 0x22, counter],
  ...[...constant(times * vectors * vectorBytes), 0x49, 0x0d, 0x00, 0x0b],
  ...[...constant(0), 0x21, counter],
]

import { type Data, Decimal, Int64, makeData, TimestampMicrosecond } from 'apache-arrow'
import { arrowNullsOf, type BuilderCells, leastRoom, markNull, noBits, renew, roomAfter } from './cells.js'

/** Collects 64-bit integers, or timestamps as microseconds since 1970-01-01T00:00:00Z: two words each, low word first. */
export interface LongBuilder extends BuilderCells {
  readonly kind: 'long' | 'timestamp'
  words: Int32Array
}

/** Collects decimals as unscaled 128-bit integers: four words each, lowest word first. */
export interface DecimalBuilder extends BuilderCells {
  readonly kind: 'decimal'
  readonly precision: number
  readonly scale: number
  words: Int32Array
}

/** An empty builder with room for some cells. */
export const longBuilder = (kind: LongBuilder['kind'], room: number): LongBuilder => ({
  length: 0,
  nulls: 0,
  bits: noBits(),
  kind,
  words: new Int32Array(room * 2),
})

/** An empty builder with room for some cells. */
export const decimalBuilder = (precision: number, scale: number, room: number): DecimalBuilder => ({
  length: 0,
  nulls: 0,
  bits: noBits(),
  kind: 'decimal',
  precision,
  scale,
  words: new Int32Array(room * 4),
})

const wordRoom = (builder: LongBuilder | DecimalBuilder, end: number): void => {
  if (end <= builder.words.length) return
  const more = new Int32Array(Math.max(builder.words.length * 2, leastRoom))
  more.set(builder.words)
  builder.words = more
}

const twoTo32 = 4_294_967_296

/** Adds a whole number of at most 53 bits. */
export const addLongNumber = (builder: LongBuilder, value: number): void => {
  const at = builder.length++ * 2
  wordRoom(builder, at + 2)
  builder.words[at] = value
  builder.words[at + 1] = Math.floor(value / twoTo32)
}

/** Adds a whole number. Of one with more than 64 bits, the lowest 64 are kept. */
export const addLong = (builder: LongBuilder, value: bigint): void => {
  const at = builder.length++ * 2
  wordRoom(builder, at + 2)
  builder.words[at] = Number(BigInt.asIntN(32, value))
  builder.words[at + 1] = Number(BigInt.asIntN(32, value >> 32n))
}

/** Adds an unscaled whole number of at most 53 bits. */
export const addDecimalNumber = (builder: DecimalBuilder, unscaled: number): void => {
  const at = builder.length++ * 4
  wordRoom(builder, at + 4)
  const sign = unscaled < 0 ? -1 : 0
  builder.words[at] = unscaled
  builder.words[at + 1] = Math.floor(unscaled / twoTo32)
  builder.words[at + 2] = sign
  builder.words[at + 3] = sign
}

/** Adds an unscaled whole number. */
export const addDecimal = (builder: DecimalBuilder, unscaled: bigint): void => {
  const at = builder.length++ * 4
  wordRoom(builder, at + 4)
  let rest = unscaled
  for (let word = 0; word < 4; word++) {
    builder.words[at + word] = Number(BigInt.asIntN(32, rest))
    rest >>= 32n
  }
}

/** Adds a null. */
export const addNullWide = (builder: LongBuilder | DecimalBuilder): void => {
  markNull(builder)
  if (builder.kind === 'decimal') addDecimalNumber(builder, 0)
  else addLongNumber(builder, 0)
}

/** The cells as Arrow data; the builder begins anew. */
export const finishWide = (
  builder: LongBuilder | DecimalBuilder,
): Data<Int64> | Data<TimestampMicrosecond> | Data<Decimal> => {
  const { length, words } = builder
  const nulls = arrowNullsOf(builder)
  renew(builder)
  if (builder.kind === 'decimal') {
    builder.words = new Int32Array(roomAfter(length) * 4)
    const data = new Uint32Array(words.buffer, words.byteOffset, length * 4)
    return makeData({ type: new Decimal(builder.scale, builder.precision), ...nulls, data })
  }
  builder.words = new Int32Array(roomAfter(length) * 2)
  const data = new BigInt64Array(words.buffer, words.byteOffset, length)
  return builder.kind === 'timestamp'
    ? makeData({ type: new TimestampMicrosecond('UTC'), ...nulls, data })
    : makeData({ type: new Int64(), ...nulls, data })
}

import { types } from '@lockstep/schema'
import type { LongColumn, TextColumn } from '../../column/column.js'

const polynomial = 0xedb88320

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = (rest & 1) === 1 ? (rest >>> 1) ^ polynomial : rest >>> 1
  return rest
})

const crcOf = (bytes: Uint8Array, from: number, to: number): number => {
  let crc = -1
  for (let at = from; at < to; at++)
    crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] as number)) & 0xff] as number)
  return ~crc
}

/** The CRC-32 of the bytes, as an unsigned number. */
export const crc32 = ({ length, validity, offsets, bytes }: TextColumn): LongColumn => {
  const values = new BigInt64Array(length)
  const words = new Int32Array(values.buffer)
  for (let index = 0; index < length; index++)
    words[2 * index] = crcOf(bytes, offsets[index] as number, offsets[index + 1] as number)
  return { layout: 'long', type: types.long, length, validity, values }
}

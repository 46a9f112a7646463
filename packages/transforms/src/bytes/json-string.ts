import { type Out, outRoom } from './writer.js'

/** What comes after the backslash for a byte: 0 where the byte stands for itself, `u` where it has no letter. */
const letters = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 0x20 ? 0x75 : 0))
for (const [byte, letter] of [
  [0x08, 0x62],
  [0x09, 0x74],
  [0x0a, 0x6e],
  [0x0c, 0x66],
  [0x0d, 0x72],
  [0x22, 0x22],
  [0x5c, 0x5c],
] as const)
  letters[byte] = letter

const hex = new TextEncoder().encode('0123456789ABCDEF')

/** Puts UTF-8 as a string of JSON, with the escapes that Spark writes: those that must be, and no others. */
export const putQuoted = (out: Out, from: Uint8Array, start: number, stop: number): void => {
  outRoom(out, (stop - start) * 6 + 2)
  const { bytes } = out
  let { end } = out
  bytes[end++] = 0x22
  for (let at = start; at < stop; at++) {
    const byte = from[at] as number
    const letter = letters[byte] as number
    if (letter === 0) {
      bytes[end++] = byte
      continue
    }
    bytes[end++] = 0x5c
    bytes[end++] = letter
    if (letter !== 0x75) continue
    bytes[end++] = 0x30
    bytes[end++] = 0x30
    bytes[end++] = hex[byte >> 4] as number
    bytes[end++] = hex[byte & 15] as number
  }
  bytes[end++] = 0x22
  out.end = end
}

import { carriageReturn, lineFeed } from '../../bytes/ascii.js'
/** The place after the last byte that ends a line, or `from`. */
export const lastEnd = (bytes: Uint8Array, from: number): number => {
  const lf = Math.max(bytes.lastIndexOf(lineFeed) + 1, from)
  const cr = bytes.subarray(lf).lastIndexOf(carriageReturn)
  return lf + cr + 1
}

/** The parts of a line as one, with a line feed at its end. */
export const joinLine = (parts: readonly Uint8Array[]): Uint8Array => {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 1))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  joined[at] = lineFeed
  return joined
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
const utf8 = new TextEncoder()

const continues = (byte: number | undefined): boolean => ((byte ?? 0) & 0xc0) === 0x80

/** How many bytes begin half a surrogate pair here, which is one wrong character for Java and more for the web; 0 for none. */
const halfAt = (bytes: Uint8Array, at: number): number => {
  if (bytes[at] !== 0xed || !continues(bytes[at + 1]) || (bytes[at + 1] as number) < 0xa0) return 0
  return continues(bytes[at + 2]) ? 3 : 2
}

/** Whether bytes are UTF-8. */
export const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    strict.decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Text of bytes as Java decodes UTF-8: what is wrong becomes U+FFFD, once for each maximal part of a character. */
export const decodeUtf8 = (bytes: Uint8Array): Uint8Array => {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < bytes.length; at++) {
    const half = halfAt(bytes, at)
    if (half === 0) continue
    parts.push(lenient.decode(bytes.subarray(from, at)), '\ufffd')
    from = at + half
    at = from - 1
  }
  return utf8.encode(parts.join('') + lenient.decode(bytes.subarray(from)))
}

/** How many bytes are one unit of UTF-16 for Java; of a character of two units, all bytes but the last. */
export const unitBytes = (bytes: Uint8Array, at: number, end: number): number => {
  const half = halfAt(bytes, at)
  if (half > 0) return Math.min(half, end - at)
  let size = 1
  while (size < 4 && at + size < end && lenient.decode(bytes.subarray(at, at + size + 1)).length === 1) size++
  return size
}

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] as number

const continues = (byte: number): boolean => (byte & 0xc0) === 0x80

const isSecondOf3 = (first: number, second: number): boolean => {
  if (first === 0xe0) return second >= 0xa0
  return first !== 0xed || second < 0xa0
}

const isSecondOf4 = (first: number, second: number): boolean => {
  if (first === 0xf0) return second >= 0x90
  return first !== 0xf4 || second < 0x90
}

/** The place after the character that begins with a byte of 0x80 or more, or -1 where that is no UTF-8. */
export const afterCharacter = (bytes: Uint8Array, at: number): number => {
  const first = byteAt(bytes, at)
  const second = byteAt(bytes, at + 1)
  if (first < 0xc2 || first > 0xf4 || !continues(second)) return -1
  if (first < 0xe0) return at + 2
  if (!continues(byteAt(bytes, at + 2))) return -1
  if (first < 0xf0) return isSecondOf3(first, second) ? at + 3 : -1
  return continues(byteAt(bytes, at + 3)) && isSecondOf4(first, second) ? at + 4 : -1
}

/** Whether the bytes from one place to another are UTF-8; those behind may be anything. */
export const isUtf8Span = (bytes: Uint8Array, from: number, to: number): boolean => {
  let at = from
  while (at < to) {
    at = byteAt(bytes, at) < 0x80 ? at + 1 : afterCharacter(bytes, at)
    if (at < 0) return false
  }
  return at === to
}

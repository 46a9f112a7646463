/** Whether a byte is a continuation byte of UTF-8: 0x80 to 0xBF, `10xx_xxxx`. */
export const goesOn = (byte: number | undefined): boolean => ((byte ?? 0) & 0xc0) === 0x80

/** The place after the character that begins at a place, at most `end`. */
export const after = (bytes: Uint8Array, at: number, end: number): number => {
  let next = at + 1
  while (next < end && goesOn(bytes[next])) next++
  return next
}

/** The place of the character that ends before a place, at least `start`. */
export const before = (bytes: Uint8Array, at: number, start: number): number => {
  let last = at - 1
  while (last > start && goesOn(bytes[last])) last--
  return last
}

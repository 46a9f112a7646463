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

/** The code point of the character that begins at a place and ends before another; of bytes that are no UTF-8, some number. */
export const codePointOf = (bytes: Uint8Array, at: number, end: number): number => {
  const lead = bytes[at] as number
  const size = end - at
  if (size <= 1) return lead
  const second = (bytes[at + 1] as number) & 0x3f
  if (size === 2) return ((lead & 0x1f) << 6) | second
  const third = (bytes[at + 2] as number) & 0x3f
  if (size === 3) return ((lead & 0xf) << 12) | (second << 6) | third
  return ((lead & 7) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] as number) & 0x3f)
}

/** How many characters begin from one place to another. */
export const countCharacters = (bytes: Uint8Array, from: number, to: number): number => {
  let count = 0
  for (let at = from; at < to; at++) if (!goesOn(bytes[at])) count++
  return count
}

/** The place behind so many characters, at most `end`. */
export const afterSome = (bytes: Uint8Array, from: number, end: number, count: number): number => {
  let at = from
  for (let left = count; left > 0 && at < end; left--) at = after(bytes, at, end)
  return at
}

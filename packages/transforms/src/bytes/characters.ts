/** Up to here a loop copies faster than `set`. */
const shortSpan = 48

/** Copies the bytes from `start` to `end` to a place in other bytes. */
export const copy = (bytes: Uint8Array, start: number, end: number, target: Uint8Array, at: number): void => {
  if (end - start > shortSpan) target.set(bytes.subarray(start, end), at)
  else for (let from = start, to = at; from < end; from++, to++) target[to] = bytes[from] ?? 0
}

/** Whether the bytes at a place are those of `part` from `start` to `end`. */
export const holds = (
  bytes: Uint8Array,
  at: number,
  part: Uint8Array,
  start: number,
  end: number,
): boolean => {
  for (let from = start, here = at; from < end; from++, here++) if (bytes[here] !== part[from]) return false
  return true
}

/** Whether a byte goes on with a character of UTF-8, and begins none. */
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

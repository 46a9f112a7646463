/** Whether a byte is one of U+0000 to U+0020, which Java's `trim` removes. */
export const isBlank = (byte: number): boolean => byte <= 0x20

/**
 * Whether a byte is one of U+0000 to U+0020 or U+007F, which Spark removes around whole numbers and booleans.
 */
export const isBlankOrDelete = (byte: number): boolean => byte <= 0x20 || byte === 0x7f

type Test = (byte: number) => boolean

/** The place of the first byte that is not blank, or `to`. */
export const firstInk = (bytes: Uint8Array, from: number, to: number, blank: Test): number => {
  let at = from
  while (at < to && blank(bytes[at] ?? 0)) at++
  return at
}

/** The place after the last byte that is not blank, or `from`. */
export const endOfInk = (bytes: Uint8Array, from: number, to: number, blank: Test): number => {
  let end = to
  while (end > from && blank(bytes[end - 1] ?? 0)) end--
  return end
}

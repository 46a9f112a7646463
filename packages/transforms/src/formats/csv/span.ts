/** Whether the bytes from one place to another are those of a text. */
export const isSpan = (bytes: Uint8Array, from: number, to: number, text: Uint8Array): boolean => {
  if (to - from !== text.length) return false
  for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text[at]) return false
  return true
}

/** Whether a byte order mark of UTF-8 stands at a place. */
export const isMarked = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf

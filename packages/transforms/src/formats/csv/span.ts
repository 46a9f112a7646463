/** Whether the bytes from one place to another are those of a text. */
export const isSpan = (bytes: Uint8Array, from: number, to: number, text: Uint8Array): boolean => {
  if (to - from !== text.length) return false
  for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text[at]) return false
  return true
}

const backslash = 0x5c

const plain: ReadonlyMap<number, number> = new Map([
  [0x62, 0x08],
  [0x66, 0x0c],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
])

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

/** The text of a string of JSON, whose bytes between the quotes are these. Half a surrogate pair stays in it. */
export const unescaped = (bytes: Uint8Array): string => {
  if (!bytes.includes(backslash)) return utf8.decode(bytes)
  let text = ''
  let from = 0
  for (let at = bytes.indexOf(backslash); at >= 0; at = bytes.indexOf(backslash, from)) {
    text += utf8.decode(bytes.subarray(from, at))
    const letter = bytes[at + 1] as number
    const isHex = letter === 0x75
    text += String.fromCharCode(
      isHex
        ? Number.parseInt(utf8.decode(bytes.subarray(at + 2, at + 6)), 16)
        : (plain.get(letter) ?? letter),
    )
    from = at + (isHex ? 6 : 2)
  }
  return text + utf8.decode(bytes.subarray(from))
}

/** The text in UTF-8, as Java encodes it: `?` for half a surrogate pair. */
export const javaUtf8 = (text: string): Uint8Array => encoder.encode(text.replace(/\p{Surrogate}/gu, '?'))

/** The text of a string of JSON in UTF-8. */
export const textBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.includes(backslash) ? javaUtf8(unescaped(bytes)) : bytes

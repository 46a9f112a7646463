/** Bytes that are being written. */
export interface Out {
  bytes: Uint8Array<ArrayBuffer>
  /** The number of bytes in use. */
  end: number
}

/** No bytes yet, with room for some. */
export const newOut = (room: number): Out => ({ bytes: new Uint8Array(room), end: 0 })

/** Makes room for that many more bytes. */
export const outRoom = (out: Out, more: number): void => {
  const need = out.end + more
  if (need <= out.bytes.length) return
  const bytes = new Uint8Array(Math.max(out.bytes.length * 2, need))
  bytes.set(out.bytes.subarray(0, out.end))
  out.bytes = bytes
}

/** Puts one byte. */
export const putByte = (out: Out, byte: number): void => {
  outRoom(out, 1)
  out.bytes[out.end++] = byte
}

/** Puts bytes as they are. */
export const putBytes = (out: Out, bytes: Uint8Array): void => {
  outRoom(out, bytes.length)
  out.bytes.set(bytes, out.end)
  out.end += bytes.length
}

/** Puts text of ASCII. */
export const putAscii = (out: Out, text: string): void => {
  outRoom(out, text.length)
  const { bytes } = out
  let { end } = out
  for (let at = 0; at < text.length; at++) bytes[end++] = text.charCodeAt(at)
  out.end = end
}

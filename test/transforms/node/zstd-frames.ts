const littleEndian = (value: number, bytes: number): readonly number[] =>
  Array.from({ length: bytes }, (_, index) => (value >> (index * 8)) & 0xff)

/** A frame by RFC 8878, its one segment as blocks that are not compressed, without a checksum. */
export const zstdFrame = (bytes: Uint8Array): Uint8Array => {
  const blocks: Uint8Array[] = []
  for (let at = 0; at < bytes.length || at === 0; at += 1000) {
    const part = bytes.subarray(at, at + 1000)
    const last = at + 1000 >= bytes.length ? 1 : 0
    blocks.push(Uint8Array.from([...littleEndian((part.length << 3) | last, 3), ...part]))
  }
  return Buffer.concat([
    Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, ...littleEndian(bytes.length, 4)]),
    ...blocks,
  ])
}

/** A frame by RFC 8878 that is to be passed over. */
export const zstdSkippable = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from([0x50, 0x2a, 0x4d, 0x18, ...littleEndian(bytes.length, 4), ...bytes])

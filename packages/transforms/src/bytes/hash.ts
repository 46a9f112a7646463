const factor = 0x9e3779b1

/** A hash of 32 bits. Equal bytes have equal hashes; different bytes rarely do. */
export const hashBytes = (bytes: DataView, start: number, size: number): number => {
  let hash = size
  let at = 0
  for (; at + 4 <= size; at += 4) hash = Math.imul(hash ^ bytes.getInt32(start + at, true), factor)
  for (; at < size; at++) hash = Math.imul(hash ^ bytes.getUint8(start + at), factor)
  return hash ^ (hash >>> 15)
}

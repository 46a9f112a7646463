// Spans of bytes by words of 32 bits, four at a time: reading bytes by way of a `DataView` costs no more where they are
// not aligned. The last words may overlap those before, so there is no loop over the bytes left.

/** Whether `length` bytes from two places are equal. */
export const sameSpan = (a: DataView, at: number, b: DataView, to: number, length: number): boolean => {
  let odd = 0
  if (length >= 16) {
    const last = length - 16
    for (let step = 0; step < last; step += 16)
      odd |=
        (a.getInt32(at + step, true) ^ b.getInt32(to + step, true)) |
        (a.getInt32(at + step + 4, true) ^ b.getInt32(to + step + 4, true)) |
        (a.getInt32(at + step + 8, true) ^ b.getInt32(to + step + 8, true)) |
        (a.getInt32(at + step + 12, true) ^ b.getInt32(to + step + 12, true))
    odd |=
      (a.getInt32(at + last, true) ^ b.getInt32(to + last, true)) |
      (a.getInt32(at + last + 4, true) ^ b.getInt32(to + last + 4, true)) |
      (a.getInt32(at + last + 8, true) ^ b.getInt32(to + last + 8, true)) |
      (a.getInt32(at + last + 12, true) ^ b.getInt32(to + last + 12, true))
  } else if (length >= 4) {
    const middle = length >= 8 ? 4 : 0
    const behind = length - 4
    odd =
      (a.getInt32(at, true) ^ b.getInt32(to, true)) |
      (a.getInt32(at + middle, true) ^ b.getInt32(to + middle, true)) |
      (a.getInt32(at + behind - middle, true) ^ b.getInt32(to + behind - middle, true)) |
      (a.getInt32(at + behind, true) ^ b.getInt32(to + behind, true))
  } else for (let step = 0; step < length; step++) odd |= a.getUint8(at + step) ^ b.getUint8(to + step)
  return odd === 0
}

/** Copies `length` bytes from one place to another, in other bytes. */
export const copySpan = (a: DataView, at: number, b: DataView, to: number, length: number): void => {
  const last = length - 8
  if (last < 0) for (let step = 0; step < length; step++) b.setUint8(to + step, a.getUint8(at + step))
  else
    for (let step = 0; ; step = Math.min(step + 8, last)) {
      b.setInt32(to + step, a.getInt32(at + step, true), true)
      b.setInt32(to + step + 4, a.getInt32(at + step + 4, true), true)
      if (step === last) break
    }
}

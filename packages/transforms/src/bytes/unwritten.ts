interface Buffers {
  readonly allocUnsafeSlow: (length: number) => { readonly buffer: ArrayBuffer }
}

const { Buffer: buffers } = globalThis as { readonly Buffer?: Buffers }

/**
 * A buffer of `size` bytes, each of which must be written before anybody reads it. In Node it holds what the memory held
 * before: to write zeros first costs the time of a copy. Elsewhere it holds zeros.
 */
export const unwritten = (bytes: number): ArrayBuffer =>
  buffers === undefined ? new ArrayBuffer(bytes) : buffers.allocUnsafeSlow(bytes).buffer

interface Buffers {
  readonly allocUnsafeSlow: (length: number) => { readonly buffer: ArrayBuffer }
}

const { Buffer: buffers } = globalThis as { readonly Buffer?: Buffers }

/**
 * Memory of so many bytes, of which each must be written before it is shown to anybody: in Node it holds what was there
 * before, since to write zeros first costs as much as a copy. Elsewhere it holds zeros.
 */
export const unwritten = (bytes: number): ArrayBuffer =>
  buffers === undefined ? new ArrayBuffer(bytes) : buffers.allocUnsafeSlow(bytes).buffer

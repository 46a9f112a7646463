import { types } from '@lockstep/schema'
import type { ArrowColumn, Frame, kernels } from '@lockstep/transforms'
import { isValid, type Kernel, type PlainColumn } from '../../packages/transforms/src/column/column.js'
import { toPlain } from '../../packages/transforms/src/column/take/take.js'

/** What every operation does, some of it wrong. */
export type Kernels = typeof kernels

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The cells of a text column as JavaScript strings. */
export const texts = (column: ArrowColumn): readonly (string | null)[] => {
  const cells = toPlain(column)
  if (cells.layout !== 'text') throw new TypeError('not text')
  return Array.from({ length: cells.length }, (_, index) =>
    isValid(cells.validity, index)
      ? decoder.decode(cells.bytes.subarray(cells.offsets[index], cells.offsets[index + 1]))
      : null,
  )
}

const bitmap = (bits: readonly boolean[]): Uint8Array => {
  const bytes = new Uint8Array((bits.length + 7) >> 3)
  bits.forEach((bit, index) => {
    if (bit) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (1 << (index & 7))
  })
  return bytes
}

/** A text column of JavaScript strings. */
export const textColumn = (values: readonly (string | null)[]): PlainColumn => {
  const parts = values.map((value) => new TextEncoder().encode(value ?? ''))
  const offsets = new Int32Array(values.length + 1)
  parts.forEach((part, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + part.length
  })
  return {
    layout: 'text',
    type: types.text,
    length: values.length,
    validity: bitmap(values.map((value) => value !== null)),
    offsets,
    bytes: Buffer.concat(parts),
  }
}

/** A boolean column. */
export const boolColumn = (values: readonly (boolean | null)[]): PlainColumn => ({
  layout: 'boolean',
  type: types.boolean,
  length: values.length,
  validity: bitmap(values.map((value) => value !== null)),
  bits: bitmap(values.map((value) => value === true)),
})

/** An int column. */
export const intColumn = (values: readonly (number | null)[]): PlainColumn => ({
  layout: 'int',
  type: types.int,
  length: values.length,
  validity: bitmap(values.map((value) => value !== null)),
  values: Int32Array.from(values, (value) => value ?? 0),
})

/** A kernel on the texts of its operands. */
export const onTexts =
  (of: readonly Kernel[], make: (...texts: (readonly (string | null)[])[]) => PlainColumn): Kernel =>
  (frame: Frame) =>
    make(...of.map((kernel) => texts(kernel(frame))))

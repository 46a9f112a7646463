import { bitmapBytes, isValid, type PlainColumn, type Validity } from './column.js'
import { plain, take } from './take.js'

const joinBits = (
  parts: readonly { readonly bits: Validity; readonly length: number }[],
  length: number,
): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  let to = 0
  for (const part of parts)
    for (let index = 0; index < part.length; index++, to++)
      if (isValid(part.bits, index)) bits[to >> 3] = (bits[to >> 3] ?? 0) | (1 << (to & 7))
  return bits
}

const all = <L extends PlainColumn['layout']>(
  parts: readonly PlainColumn[],
  layout: L,
): readonly Extract<PlainColumn, { readonly layout: L }>[] =>
  parts.filter((part): part is Extract<PlainColumn, { readonly layout: L }> => part.layout === layout)

const joinNumbers = <A extends Int32Array | BigInt64Array | Float64Array>(
  made: A,
  parts: readonly { readonly values: A; readonly length: number }[],
  width = 1,
): A => {
  let to = 0
  for (const part of parts) {
    made.set(part.values.subarray(0, part.length * width) as never, to)
    to += part.length * width
  }
  return made
}

/** Offsets one after the other, and the span of each part that they speak of. */
const joinOffsets = (
  parts: readonly { readonly offsets: Int32Array; readonly length: number }[],
  length: number,
): Int32Array => {
  const offsets = new Int32Array(length + 1)
  let to = 0
  let end = 0
  for (const part of parts) {
    const first = part.offsets[0] ?? 0
    for (let index = 1; index <= part.length; index++)
      offsets[to + index] = end + (part.offsets[index] ?? 0) - first
    to += part.length
    end = offsets[to] ?? 0
  }
  return offsets
}

/** Columns of one type, one after the other. */
export const joined = (parts: readonly PlainColumn[]): PlainColumn => {
  const [first] = parts
  if (first === undefined) throw new TypeError('nothing to join')
  if (parts.length === 1) return first
  const length = parts.reduce((total, part) => total + part.length, 0)
  const validity = parts.every((part) => part.validity === null)
    ? null
    : joinBits(
        parts.map((part) => ({ bits: part.validity, length: part.length })),
        length,
      )
  const cells = { type: first.type, length, validity }
  switch (first.layout) {
    case 'text': {
      const of = all(parts, 'text')
      const offsets = joinOffsets(of, length)
      const bytes = new Uint8Array(offsets[length] ?? 0)
      let to = 0
      for (const part of of) {
        const span = part.bytes.subarray(part.offsets[0], part.offsets[part.length])
        bytes.set(span, to)
        to += span.length
      }
      return { ...cells, layout: 'text', offsets, bytes }
    }
    case 'boolean':
      return { ...cells, layout: 'boolean', bits: joinBits(all(parts, 'boolean'), length) }
    case 'int':
      return { ...cells, layout: 'int', values: joinNumbers(new Int32Array(length), all(parts, 'int')) }
    case 'long':
      return { ...cells, layout: 'long', values: joinNumbers(new BigInt64Array(length), all(parts, 'long')) }
    case 'double':
      return {
        ...cells,
        layout: 'double',
        values: joinNumbers(new Float64Array(length), all(parts, 'double')),
      }
    case 'decimal': {
      const of = all(parts, 'decimal').map((part) => ({ values: part.words, length: part.length }))
      return { ...cells, layout: 'decimal', words: joinNumbers(new BigInt64Array(length * 2), of, 2) }
    }
    case 'list': {
      const of = all(parts, 'list')
      const elements = of.map((part) =>
        slice(plain(part.elements), part.offsets[0] ?? 0, part.offsets[part.length] ?? 0),
      )
      return { ...cells, layout: 'list', offsets: joinOffsets(of, length), elements: joined(elements) }
    }
    case 'struct': {
      const of = all(parts, 'struct')
      const fields = first.fields.map((_, index) =>
        joined(of.flatMap((part) => part.fields[index] ?? []).map(plain)),
      )
      return { ...cells, layout: 'struct', fields }
    }
  }
}

/** The cells from one place to another, exclusive. */
export const slice = (column: PlainColumn, from: number, to: number): PlainColumn =>
  from === 0 && to === column.length
    ? column
    : take(
        column,
        Int32Array.from({ length: to - from }, (_, index) => from + index),
      )

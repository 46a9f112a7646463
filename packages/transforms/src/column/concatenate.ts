import { bitmapBytes, isSet, setBit } from '../bytes/bitmap.js'
import type { PlainColumn, Validity } from './column.js'
import { type FixedColumn, isFixed, ofWords, widthOf, wordsOf } from './fixed-width.js'
import { slice } from './slice.js'
import { toPlain } from './take/take.js'

const joinBits = (
  parts: readonly { readonly bits: Validity; readonly length: number }[],
  length: number,
): Uint8Array => {
  const joint = new Uint8Array(bitmapBytes(length))
  let to = 0
  for (const { bits, length: size } of parts) {
    for (let index = 0; index < size; index++)
      if (bits === null || isSet(bits, index)) setBit(joint, to + index)
    to += size
  }
  return joint
}

const all = <L extends PlainColumn['layout']>(
  parts: readonly PlainColumn[],
  layout: L,
): readonly Extract<PlainColumn, { readonly layout: L }>[] =>
  parts.filter((part): part is Extract<PlainColumn, { readonly layout: L }> => part.layout === layout)

const joinFixed = (
  first: FixedColumn,
  parts: readonly PlainColumn[],
  length: number,
  validity: Validity,
): FixedColumn => {
  const width = widthOf(first)
  const words = new Int32Array(length * width)
  let to = 0
  for (const part of parts) {
    if (isFixed(part)) words.set(wordsOf(part).subarray(0, part.length * width), to)
    to += part.length * width
  }
  return ofWords(first, words, length, validity)
}

/** Offsets one after the other, and the span of each part that they speak of. */
const joinOffsets = (
  parts: readonly { readonly offsets: Int32Array; readonly length: number }[],
  length: number,
): Int32Array => {
  const joint = new Int32Array(length + 1)
  let to = 0
  let end = 0
  for (const { offsets, length: size } of parts) {
    const move = end - (offsets[0] as number)
    for (let index = 1; index <= size; index++) joint[to + index] = (offsets[index] as number) + move
    to += size
    end = joint[to] as number
  }
  return joint
}

const joinBytes = (
  parts: readonly Extract<PlainColumn, { readonly layout: 'text' }>[],
  size: number,
): Uint8Array => {
  const bytes = new Uint8Array(size)
  let to = 0
  for (const part of parts) {
    const span = part.bytes.subarray(part.offsets[0], part.offsets[part.length])
    bytes.set(span, to)
    to += span.length
  }
  return bytes
}

/** Columns of one type, one after the other. */
export const concatenate = (parts: readonly PlainColumn[]): PlainColumn => {
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
  if (isFixed(first)) return joinFixed(first, parts, length, validity)
  const cells = { type: first.type, length, validity }
  switch (first.layout) {
    case 'text': {
      const of = all(parts, 'text')
      const offsets = joinOffsets(of, length)
      return { ...cells, layout: 'text', offsets, bytes: joinBytes(of, offsets[length] as number) }
    }
    case 'boolean':
      return { ...cells, layout: 'boolean', bits: joinBits(all(parts, 'boolean'), length) }
    case 'list': {
      const of = all(parts, 'list')
      const elements = of.map((part) =>
        slice(toPlain(part.elements), part.offsets[0] as number, part.offsets[part.length] as number),
      )
      return { ...cells, layout: 'list', offsets: joinOffsets(of, length), elements: concatenate(elements) }
    }
    case 'struct': {
      const of = all(parts, 'struct')
      const fields = first.fields.map((_, index) =>
        concatenate(of.flatMap((part) => part.fields[index] ?? []).map(toPlain)),
      )
      return { ...cells, layout: 'struct', fields }
    }
  }
}

import { bitmapBytes, type Column, isValid, type PlainColumn, type Validity } from './column.js'

/** Which cells to take, in order; -1 takes null. */
export type Indices = Int32Array

const takeValidity = (validity: Validity, indices: Indices): Validity => {
  let bits: Uint8Array | null = null
  for (let index = 0; index < indices.length; index++) {
    const from = indices[index] ?? -1
    if (from >= 0 && isValid(validity, from)) continue
    bits ??= new Uint8Array(bitmapBytes(indices.length)).fill(0xff)
    bits[index >> 3] = (bits[index >> 3] ?? 0) & ~(1 << (index & 7))
  }
  if (bits !== null && (indices.length & 7) !== 0)
    bits[bits.length - 1] = (bits.at(-1) ?? 0) & ((1 << (indices.length & 7)) - 1)
  return bits
}

/** The spans of taken cells of variable length: where each begins in the new bytes, and their number in all. */
const spans = (offsets: Int32Array, indices: Indices): Int32Array => {
  const taken = new Int32Array(indices.length + 1)
  let end = 0
  for (let index = 0; index < indices.length; index++) {
    const from = indices[index] ?? -1
    if (from >= 0) end += (offsets[from + 1] ?? 0) - (offsets[from] ?? 0)
    if (end > 0x7fffffff)
      throw new RangeError('a batch would hold more than 2 GiB of one column; use smaller batches')
    taken[index + 1] = end
  }
  return taken
}

const takeNumbers = <A extends Int32Array | BigInt64Array | Float64Array>(
  values: A,
  taken: A,
  indices: Indices,
): A => {
  for (let index = 0; index < indices.length; index++) {
    const from = indices[index] ?? -1
    if (from >= 0) taken[index] = values[from] as never
  }
  return taken
}

/** Some cells of a column, in a new order. */
export const take = (column: PlainColumn, indices: Indices): PlainColumn => {
  const cells = {
    type: column.type,
    length: indices.length,
    validity: takeValidity(column.validity, indices),
  }
  switch (column.layout) {
    case 'text': {
      const offsets = spans(column.offsets, indices)
      const bytes = new Uint8Array(offsets[indices.length] ?? 0)
      for (let index = 0; index < indices.length; index++) {
        const from = indices[index] ?? -1
        if (from >= 0)
          bytes.set(column.bytes.subarray(column.offsets[from], column.offsets[from + 1]), offsets[index])
      }
      return { ...cells, layout: 'text', offsets, bytes }
    }
    case 'boolean': {
      const bits = new Uint8Array(bitmapBytes(indices.length))
      for (let index = 0; index < indices.length; index++) {
        const from = indices[index] ?? -1
        if (from >= 0 && isValid(column.bits, from))
          bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7))
      }
      return { ...cells, layout: 'boolean', bits }
    }
    case 'int':
      return {
        ...cells,
        layout: 'int',
        values: takeNumbers(column.values, new Int32Array(indices.length), indices),
      }
    case 'long':
      return {
        ...cells,
        layout: 'long',
        values: takeNumbers(column.values, new BigInt64Array(indices.length), indices),
      }
    case 'double':
      return {
        ...cells,
        layout: 'double',
        values: takeNumbers(column.values, new Float64Array(indices.length), indices),
      }
    case 'decimal': {
      const words = new BigInt64Array(indices.length * 2)
      for (let index = 0; index < indices.length; index++) {
        const from = indices[index] ?? -1
        if (from >= 0) words.set(column.words.subarray(from * 2, from * 2 + 2), index * 2)
      }
      return { ...cells, layout: 'decimal', words }
    }
    case 'list': {
      const offsets = spans(column.offsets, indices)
      const inner = new Int32Array(offsets[indices.length] ?? 0)
      for (let index = 0; index < indices.length; index++) {
        const from = column.offsets[indices[index] ?? -1] ?? 0
        const start = offsets[index] ?? 0
        const end = offsets[index + 1] ?? 0
        for (let to = start; to < end; to++) inner[to] = from + to - start
      }
      return { ...cells, layout: 'list', offsets, elements: take(plain(column.elements), inner) }
    }
    case 'struct':
      return { ...cells, layout: 'struct', fields: column.fields.map((field) => take(plain(field), indices)) }
  }
}

/** The column with its cells laid out one after the other. */
export const plain = (column: Column): PlainColumn => {
  if (column.layout === 'constant') return take(column.values, new Int32Array(column.length))
  if (column.layout !== 'dictionary') return column
  if (column.validity === null) return take(column.values, column.indices)
  const indices = new Int32Array(column.length)
  for (let index = 0; index < column.length; index++)
    indices[index] = isValid(column.validity, index) ? (column.indices[index] ?? -1) : -1
  return take(column.values, indices)
}

/** Some cells of any column, in a new order; dictionaries keep their values, constants stay constant. */
export const takeAny = (column: Column, indices: Indices): Column => {
  switch (column.layout) {
    case 'constant':
      return { ...column, length: indices.length }
    case 'dictionary': {
      const taken = new Int32Array(indices.length)
      for (let index = 0; index < indices.length; index++)
        taken[index] = column.indices[indices[index] ?? 0] ?? 0
      return {
        ...column,
        length: indices.length,
        validity: takeValidity(column.validity, indices),
        indices: taken,
      }
    }
    default:
      return take(column, indices)
  }
}

import { type Data, DataType, type Vector } from 'apache-arrow'
import { addFirst, addSecond, type Hashes, hashes, start } from './hash.js'

/**
 * A hash of each cell by its value and nothing else: text by its UTF-8 bytes, whatever its layout; integers of any
 * width by 64 bits; doubles by their bits, with one NaN; decimals by 128 bits unscaled; dates by days; timestamps by
 * microseconds; lists by the hashes of their elements.
 */
export const cellHashes = (column: Vector): Hashes => {
  const all = hashes(column.length)
  let from = 0
  for (const data of column.data) {
    const part = dataHashes(data)
    all.first.set(part.first, from)
    all.second.set(part.second, from)
    from += data.length
  }
  return all
}

const dataHashes = (data: Data): Hashes => {
  const { type } = data
  const out = DataType.isDictionary(type)
    ? picked(cellHashes(data.dictionary as Vector), data.values as Int32Array, data.length)
    : DataType.isList(type) || DataType.isLargeList(type) || DataType.isFixedSizeList(type)
      ? listed(data)
      : DataType.isUtf8(type) || DataType.isLargeUtf8(type)
        ? texts(data)
        : words(data)
  for (let row = 0; row < data.length; row++)
    if (!data.getValid(row)) {
      out.first[row] = start.null
      out.second[row] = start.null
    }
  return out
}

const picked = (of: Hashes, indices: ArrayLike<number | bigint>, length: number): Hashes => {
  const out = hashes(length)
  for (let row = 0; row < length; row++) {
    out.first[row] = of.first[Number(indices[row])] ?? 0
    out.second[row] = of.second[Number(indices[row])] ?? 0
  }
  return out
}

const listed = (data: Data): Hashes => {
  const [child] = data.children
  if (child === undefined) throw new Error(`a list without elements, of type ${data.type}`)
  const of = dataHashes(child)
  const width = DataType.isFixedSizeList(data.type) ? data.type.listSize : undefined
  const out = hashes(data.length)
  for (let row = 0; row < data.length; row++) {
    const from = width === undefined ? Number(data.valueOffsets[row]) : row * width
    const to = width === undefined ? Number(data.valueOffsets[row + 1]) : from + width
    let first = addFirst(start.first, to - from)
    let second = addSecond(start.second, to - from)
    for (let index = from; index < to; index++) {
      first = addFirst(first, of.first[index] ?? 0)
      second = addSecond(second, of.second[index] ?? 0)
    }
    out.first[row] = first
    out.second[row] = second
  }
  return out
}

const texts = (data: Data): Hashes => {
  const bytes: Uint8Array = data.values
  const out = hashes(data.length)
  for (let row = 0; row < data.length; row++) {
    const to = Number(data.valueOffsets[row + 1])
    let first: number = start.first
    let second: number = start.second
    for (let at = Number(data.valueOffsets[row]); at < to; at++) {
      const byte = bytes[at] ?? 0
      first = addFirst(first, byte)
      second = addSecond(second, byte)
    }
    out.first[row] = first
    out.second[row] = second
  }
  return out
}

/** Cells of a fixed number of 32-bit words. */
const words = (data: Data): Hashes => {
  const { each, values } = wordsOf(data)
  const out = hashes(data.length)
  for (let row = 0; row < data.length; row++) {
    let first: number = start.first
    let second: number = start.second
    for (let word = 0; word < each; word++) {
      first = addFirst(first, values[row * each + word] ?? 0)
      second = addSecond(second, values[row * each + word] ?? 0)
    }
    out.first[row] = first
    out.second[row] = second
  }
  return out
}

const wordsOf = (data: Data): { readonly each: number; readonly values: Int32Array } => {
  const { type, length, values } = data
  if (DataType.isDecimal(type) && type.bitWidth === 128)
    return { each: 4, values: asWords(values, length * 4) }
  if (DataType.isFloat(type)) return { each: 2, values: doubles(values, length, type.precision) }
  const scale = DataType.isTimestamp(type) ? ([1_000_000n, 1_000n, 1n, -1_000n][type.unit] ?? 1n) : 1n
  const longs = new BigInt64Array(length)
  if (DataType.isBool(type))
    for (let row = 0; row < length; row++) longs[row] = BigInt(((values[row >> 3] ?? 0) >> (row & 7)) & 1)
  else if (DataType.isInt(type) || DataType.isTimestamp(type) || DataType.isDate(type))
    for (let row = 0; row < length; row++) {
      const value = BigInt(values[row] ?? 0)
      longs[row] = scale < 0n ? value / -scale : value * scale
    }
  else throw new Error(`the check of answers does not know Arrow's ${type}`)
  return { each: 2, values: asWords(longs, length * 2) }
}

const asWords = (values: ArrayBufferView, count: number): Int32Array =>
  new Int32Array(values.buffer, values.byteOffset, count)

const doubles = (values: ArrayLike<number>, length: number, precision: number): Int32Array => {
  if (precision !== 2) throw new Error('the check of answers expects doubles of 64 bits')
  return asWords(
    Float64Array.from({ length }, (_, row) => {
      const value = values[row] ?? 0
      return Number.isNaN(value) ? Number.NaN : value
    }),
    length * 2,
  )
}

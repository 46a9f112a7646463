import { types } from '@lockstep/schema'
import { type Data, type Dictionary, makeData, Utf8, Vector } from 'apache-arrow'
import { columnFrom } from '../../arrow/from-arrow.js'
import { nullCount } from '../../arrow/to-arrow.js'
import { allSet, type PlainColumn, type TextColumn, type Validity } from '../../column/column.js'
import { validValues } from '../../column/take/bits.js'
import { failIpc } from './error.js'

/** The values of a dictionary that cells have had so far, whatever dictionaries they came with. */
export interface DictionaryPool {
  /** The same cells by the pool's dictionary, which takes in what they have and it has not. */
  readonly add: (data: Data<Dictionary>, column: string) => Data
  /** All of its values. */
  readonly values: () => Data
}

/** Bytes as a text of as many characters, one for each byte. */
const latin1 = new TextDecoder('latin1')

const dataOf = (texts: readonly Uint8Array[]): Data => {
  const valueOffsets = new Int32Array(texts.length + 1)
  for (const [index, { length }] of texts.entries())
    valueOffsets[index + 1] = (valueOffsets[index] as number) + length
  const data = new Uint8Array(valueOffsets[texts.length] as number)
  for (const [index, text] of texts.entries()) data.set(text, valueOffsets[index])
  return makeData({ type: new Utf8(), length: texts.length, nullCount: 0, valueOffsets, data })
}

/** The numbers in an array of the dictionary's own. */
const indicesAs = (numbers: Int32Array, { indices }: Dictionary, size: number, column: string) => {
  const width: number = indices.bitWidth
  const bits = width - (indices.isSigned ? 1 : 0)
  if (size > 2 ** Math.min(bits, 31))
    failIpc(`column ${column}: its dictionaries have ${size} values, more than its indices can number`)
  if (width === 64) return BigInt64Array.from(numbers, BigInt)
  const make = indices.ArrayType as typeof Int32Array
  return make === Int32Array ? numbers : make.from(numbers)
}

/** A pool for one dictionary of a file or stream, of text. */
export const dictionaryPool = (): DictionaryPool => {
  const places = new Map<string, number>()
  const texts: Uint8Array[] = []
  const parts: Data[] = []
  const known = new WeakMap<PlainColumn, Int32Array>()
  const placeOf = ({ offsets, bytes }: TextColumn, value: number): number => {
    const text = bytes.slice(offsets[value], offsets[value + 1])
    const key = latin1.decode(text)
    const place = places.get(key) ?? texts.push(text) - 1
    places.set(key, place)
    return place
  }
  const numbersOf = (
    indices: Int32Array,
    length: number,
    values: TextColumn,
    validity: Validity,
  ): Int32Array => {
    const found = known.get(values) ?? new Int32Array(values.length).fill(-1)
    known.set(values, found)
    const bits = validity ?? allSet(length)
    const numbers = new Int32Array(length)
    for (let row = 0; row < length; row++) {
      if ((((bits[row >> 3] as number) >> (row & 7)) & 1) === 0) continue
      const value = indices[row] as number
      const place = found[value] as number
      if (place >= 0) numbers[row] = place
      else numbers[row] = found[value] = placeOf(values, value)
    }
    return numbers
  }
  return {
    values: () => dataOf(texts),
    add: (data, name) => {
      const column = columnFrom(data, types.text)
      if (column.layout !== 'dictionary' || column.values.layout !== 'text')
        return failIpc(`column ${name}: its dictionary is no text`)
      const { length, indices, values } = column
      const validity = values.validity === null ? column.validity : validValues(column, values.validity)
      const before = texts.length
      const numbers = numbersOf(indices, length, values, validity)
      if (texts.length > before || parts.length === 0) parts.push(dataOf(texts.slice(before)))
      const nulls = nullCount(validity, length)
      return makeData({
        type: data.type,
        length,
        nullCount: nulls,
        nullBitmap: nulls === 0 ? null : validity,
        data: indicesAs(numbers, data.type, texts.length, name),
        dictionary: new Vector([...parts]),
      } as never)
    },
  }
}

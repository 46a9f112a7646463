import { type Data, DataType, type RecordBatch, type Union } from 'apache-arrow'
import { failIpc } from './error.js'
import { viewsFit } from './views.js'

/** Offsets must not decrease, nor lead beyond `most`. */
const goUp = (offsets: Int32Array, length: number, most: number): boolean => {
  let last = offsets[0] ?? 0
  if (last < 0) return false
  for (let index = 1; index <= length; index++) {
    const next = offsets[index] ?? -1
    if (next < last) return false
    last = next
  }
  return last <= most
}

const goUpLong = (offsets: BigInt64Array, length: number, most: number): boolean => {
  let last = offsets[0] ?? 0n
  if (last < 0n) return false
  for (let index = 1; index <= length; index++) {
    const next = offsets[index] ?? -1n
    if (next < last) return false
    last = next
  }
  return last <= BigInt(most)
}

/** Whether a column's offsets lead only to what is there; an empty column needs none. */
const offsetsFit = ({ length, valueOffsets: offsets }: Data, most: number): boolean => {
  if (length === 0) return true
  const all = offsets as Int32Array | BigInt64Array
  if (all === undefined || all.length <= length) return false
  return all instanceof BigInt64Array ? goUpLong(all, length, most) : goUp(all, length, most)
}

/** Elements of the values buffer for each cell. */
const perCell = (type: DataType): number => {
  if (DataType.isDecimal(type)) return 4
  if (DataType.isFixedSizeBinary(type)) return type.byteWidth
  if (DataType.isInterval(type)) return 'unit' in type && type.unit === 0 ? 1 : 2
  return 1
}

/** Whether each cell of a union names a child, and a cell that it has. */
const unionFits = ({ type, length, typeIds, valueOffsets, children }: Data<Union>): boolean => {
  if (typeIds === undefined || typeIds.length < length) return false
  const places = type.typeIdToChildIndex
  const isDense = DataType.isDenseUnion(type)
  for (let index = 0; index < length; index++) {
    const child = children[places[typeIds[index] as number] ?? -1]
    const cell = isDense ? (valueOffsets[index] ?? -1) : index
    if (child === undefined || cell < 0 || cell >= child.length) return false
  }
  return true
}

const valuesFit = (data: Data): boolean => {
  const { type, length } = data
  if (
    DataType.isUtf8(type) ||
    DataType.isBinary(type) ||
    DataType.isLargeUtf8(type) ||
    DataType.isLargeBinary(type)
  )
    return offsetsFit(data, (data.values as Uint8Array).length)
  if (DataType.isList(type) || DataType.isLargeList(type) || DataType.isMap(type))
    return offsetsFit(data, data.children[0]?.length ?? 0)
  if (DataType.isFixedSizeList(type)) return (data.children[0]?.length ?? 0) >= length * type.listSize
  if (DataType.isStruct(type)) return data.children.every((child) => child.length >= length)
  if (DataType.isNull(type)) return true
  if (DataType.isUnion(type)) return unionFits(data as Data<Union>)
  if (DataType.isUtf8View(type) || DataType.isBinaryView(type)) return viewsFit(data)
  const values = data.values as ArrayLike<unknown> | undefined
  const cells = DataType.isBool(type) ? (data.offset + length + 7) >> 3 : length * perCell(type)
  return values !== undefined && values.length >= cells
}

const bitmapFits = ({ type, nullBitmap, nullCount, offset, length }: Data): boolean => {
  const bits = (nullBitmap?.length ?? 0) * 8
  return bits > 0
    ? bits >= offset + length
    : nullCount <= 0 || DataType.isNull(type) || DataType.isUnion(type)
}

/** Refuses a column whose buffers are shorter than its cells need, or whose offsets lead outside of them. */
export const checkValues = (data: Data, path: string): void => {
  if (!bitmapFits(data) || !valuesFit(data))
    failIpc(`column ${path}: its cells are not all there; the bytes are damaged`)
  for (const [index, child] of data.children.entries())
    checkValues(child, `${path}.${data.type.children[index]?.name ?? index}`)
}

/** Refuses a batch whose buffers are shorter than its rows need, or whose offsets lead outside of them. */
export const checkCells = (batch: RecordBatch): RecordBatch => {
  for (const [index, { name }] of batch.schema.fields.entries()) {
    const data = batch.data.children[index] ?? failIpc(`column ${name}: it is missing; the bytes are damaged`)
    if (data.length < batch.numRows)
      failIpc(`column ${name}: its cells are not all there; the bytes are damaged`)
    checkValues(data, name)
  }
  return batch
}

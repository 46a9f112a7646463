import { type ArrowColumn, isValid, type PlainColumn } from '../../column/column.js'
import type { Rows } from '../../engine/rows.js'

type View = Uint8Array | Int32Array

const sameBytes = (left: View, right: View): boolean =>
  Buffer.from(left.buffer, left.byteOffset, left.byteLength).equals(
    Buffer.from(right.buffer, right.byteOffset, right.byteLength),
  )

/** Whether two columns of text have the same cells, and lie in the same way. */
const same = (left: PlainColumn, right: PlainColumn): boolean => {
  if (left.layout !== 'text' || right.layout !== 'text' || left.length !== right.length) return false
  const { length } = left
  const [begin, end] = [left.offsets[0] ?? 0, left.offsets[length] ?? 0]
  if (begin !== right.offsets[0] || end !== right.offsets[length]) return false
  for (let index = 0; index < length; index++)
    if (isValid(left.validity, index) !== isValid(right.validity, index)) return false
  return (
    sameBytes(left.offsets.subarray(0, length + 1), right.offsets.subarray(0, length + 1)) &&
    sameBytes(left.bytes.subarray(begin, end), right.bytes.subarray(begin, end))
  )
}

/** Gives dictionaries that threads made of one and the same the same values again, as they have in one thread. */
export const sameDictionaries = (): ((rows: Rows) => Rows) => {
  const last = new Map<number, PlainColumn>()
  const known = new WeakMap<PlainColumn, PlainColumn>()
  const shared = (values: PlainColumn, index: number): PlainColumn => {
    const before = last.get(index)
    const found = known.get(values) ?? (before !== undefined && same(values, before) ? before : values)
    known.set(values, found)
    last.set(index, found)
    return found
  }
  const column = (of: ArrowColumn, index: number): ArrowColumn =>
    of.layout === 'dictionary' ? { ...of, values: shared(of.values, index) } : of
  return ({ columns, length }) => ({ columns: columns.map(column), length })
}

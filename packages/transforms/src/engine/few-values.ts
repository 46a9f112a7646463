import { type Field, type Node, nodesOf } from '@lockstep/schema'
import { bitmapBytes, setBit } from '../bytes/bitmap.js'
import type { ArrowColumn, IntColumn, PlainColumn } from '../column/column.js'
import { toPlain } from '../column/take/take.js'
import { boundsOf } from '../relations/keys/close-ints.js'

/** So many rows there must be for each value. */
const rowsForValue = 16

/** Whole numbers of a column by way of each that there could be: those from the least to the greatest, and then null. */
interface FewValues {
  readonly values: IntColumn
  readonly indices: Int32Array
}

/** The values of a column of ints or dates, if there are few beside the rows. */
export const fewValues = (column: ArrowColumn): FewValues | null => {
  if (column.layout !== 'int') return null
  const { values, validity, length, type } = column
  const bounds = boundsOf(column)
  if (bounds === null) return null
  const { least, greatest } = bounds
  const count = greatest - least + 1
  if ((count + 1) * rowsForValue > length) return null
  const indices = new Int32Array(length)
  for (let row = 0; row < length; row++) indices[row] = (values[row] as number) - least
  if (validity !== null)
    for (let row = 0; row < length; row++)
      if ((((validity[row >> 3] as number) >> (row & 7)) & 1) === 0) indices[row] = count
  const present = new Uint8Array(bitmapBytes(count + 1))
  for (let value = 0; value < count; value++) setBit(present, value)
  return {
    values: {
      layout: 'int',
      type,
      length: count + 1,
      validity: present,
      values: Int32Array.from({ length: count + 1 }, (_, value) => least + value),
    },
    indices,
  }
}

/** What was computed for each value, for each row. */
export const forEachRow = (made: ArrowColumn, { indices }: FewValues): ArrowColumn => ({
  layout: 'dictionary',
  type: made.type,
  length: indices.length,
  validity: null,
  indices,
  values: toPlain(made) as PlainColumn,
  isMade: true,
})

/** The one column that a rule computes something from, if it is of ints or dates. */
export const onlyInt = (root: Node, inputs: readonly Field[]): number => {
  if (root.operation === 'column') return -1
  const names = new Set(
    nodesOf([root]).flatMap((node) => (node.operation === 'column' ? [node.constants.name] : [])),
  )
  const [name] = names
  const place = inputs.findIndex((field) => field.name === name)
  const kind = inputs[place]?.type.kind
  return names.size === 1 && (kind === 'int' || kind === 'date') ? place : -1
}

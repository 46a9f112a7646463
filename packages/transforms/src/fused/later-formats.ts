import type { Node, NodeOf } from '@lockstep/schema'
import { isSet, setBit } from '../bytes/bitmap.js'
import type { ArrowColumn, Kernel, Validity } from '../column/column.js'
import { type FixedColumn, isFixed, ofWords, widthOf, wordsOf } from '../column/fixed-width.js'
import { takeAny, toPlain } from '../column/take/take.js'
import { logic } from '../kernels/logic/logic.js'
import { time } from '../kernels/time/time.js'
import type { Fused } from './fusion.js'

/** A text read by one more format. */
type Reading = NodeOf<'toTimestamp'> | NodeOf<'toDate'>

const isReading = (node: Node): node is Reading =>
  node.operation === 'toTimestamp' || node.operation === 'toDate'

const read = (node: Reading, of: Kernel): Kernel =>
  node.operation === 'toDate' ? time.toDate(node, of) : time.toTimestamp(node, of)

/** Nulls are copied only where at most one cell in this many is null. */
const seldom = 4

/** The rows that are null, where they are few; null where they are many. */
const fewNulls = (validity: Validity, length: number): Int32Array | null => {
  const rows = new Int32Array(Math.floor(length / seldom) + 1)
  let count = 0
  for (let row = 0; row < length && validity !== null; ) {
    if ((row & 7) === 0 && validity[row >> 3] === 0xff) row += 8
    else {
      if (!isSet(validity, row)) rows[count++] = row
      if (count === rows.length) return null
      row++
    }
  }
  return rows.subarray(0, count)
}

/** The column with other cells in some of its rows. */
const withRows = (column: FixedColumn, rows: Int32Array, cells: FixedColumn): FixedColumn => {
  const width = widthOf(column)
  const words = wordsOf(column).slice()
  const validity = column.validity?.slice() ?? null
  const from = wordsOf(cells)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number
    for (let word = 0; word < width; word++) words[row * width + word] = from[index * width + word] as number
    if (validity !== null && (cells.validity === null || isSet(cells.validity, index))) setBit(validity, row)
  }
  return ofWords(column, words, column.length, validity)
}

/** Reads the rows of a text that are not yet known by one more format; undefined where that is not worth it. */
const readMore = (reading: Reading): ((known: ArrowColumn, text: ArrowColumn) => FixedColumn | undefined) => {
  let taken: ArrowColumn | undefined
  const some = read(reading, () => {
    if (taken === undefined) throw new TypeError('nothing was taken')
    return taken
  })
  return (known, text) => {
    if (known.layout === 'dictionary' || known.layout === 'constant' || !isFixed(known)) return undefined
    const rows = fewNulls(known.validity, known.length)
    if (rows === null) return undefined
    if (rows.length === 0) return known
    taken = takeAny(text, rows)
    const cells = toPlain(some({ length: rows.length, column: () => text }))
    taken = undefined
    return isFixed(cells) ? withRows(known, rows, cells) : undefined
  }
}

/** Dates and timestamps of several formats: a later format reads only what the ones before did not. */
export const laterFormats = (node: Node): Fused | null => {
  if (node.operation !== 'coalesce') return null
  const [first, second, ...rest] = node.children as readonly Node[]
  if (first === undefined || second === undefined || rest.length > 0 || !isReading(second)) return null
  const more = readMore(second)
  return {
    holes: [first, second.children[0]],
    kernel: (of, text) => {
      const whole = logic.coalesce(node, of, read(second, text))
      return (frame) => more(of(frame), text(frame)) ?? whole(frame)
    },
  }
}

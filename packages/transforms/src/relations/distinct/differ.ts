import { areEqual } from '../../bytes/equal.js'
import { viewOf } from '../../bytes/words.js'
import { isValid, type ListColumn, type PlainColumn, type TextColumn } from '../../column/column.js'
import { halvesOf } from '../../numbers/int64.js'
import { type CellsOf, resolve } from './cells-of.js'

/** Nulls are equal to nulls and to nothing else. Gives whether both cells hold a value. */
const markNulls = (left: Int32Array, right: Int32Array, differs: Uint8Array): void => {
  for (let pair = 0; pair < differs.length; pair++)
    if ((left[pair] ?? -1) < 0 !== (right[pair] ?? -1) < 0) differs[pair] = 1
}

const markTexts = (
  left: TextColumn,
  leftCells: Int32Array,
  right: TextColumn,
  rightCells: Int32Array,
  differs: Uint8Array,
): void => {
  const a = viewOf(left.bytes)
  const b = viewOf(right.bytes)
  for (let pair = 0; pair < differs.length; pair++) {
    const one = leftCells[pair] ?? -1
    const other = rightCells[pair] ?? -1
    if (one < 0 || other < 0) continue
    const at = left.offsets[one] ?? 0
    const to = right.offsets[other] ?? 0
    const length = (left.offsets[one + 1] ?? 0) - at
    const equal = length === (right.offsets[other + 1] ?? 0) - to && areEqual(a, at, b, to, length)
    if (!equal) differs[pair] = 1
  }
}

const markBits = (
  left: Uint8Array,
  leftCells: Int32Array,
  right: Uint8Array,
  rightCells: Int32Array,
  differs: Uint8Array,
): void => {
  for (let pair = 0; pair < differs.length; pair++) {
    const one = leftCells[pair] ?? -1
    const other = rightCells[pair] ?? -1
    if (one >= 0 && other >= 0 && isValid(left, one) !== isValid(right, other)) differs[pair] = 1
  }
}

/** Cells of `width` words of 32 bits. */
const markWords = (
  left: Int32Array,
  leftCells: Int32Array,
  right: Int32Array,
  rightCells: Int32Array,
  width: number,
  differs: Uint8Array,
): void => {
  for (let pair = 0; pair < differs.length; pair++) {
    const one = (leftCells[pair] ?? -1) * width
    const other = (rightCells[pair] ?? -1) * width
    if (one < 0 || other < 0) continue
    for (let word = 0; word < width; word++) if (left[one + word] !== right[other + word]) differs[pair] = 1
  }
}

const markLists = (
  left: ListColumn,
  leftCells: Int32Array,
  right: ListColumn,
  rightCells: Int32Array,
  differs: Uint8Array,
): void => {
  let elements = 0
  const lengths = new Int32Array(differs.length)
  for (let pair = 0; pair < differs.length; pair++) {
    const one = leftCells[pair] ?? -1
    const other = rightCells[pair] ?? -1
    if (one < 0 || other < 0) continue
    const length = (left.offsets[one + 1] ?? 0) - (left.offsets[one] ?? 0)
    if (length !== (right.offsets[other + 1] ?? 0) - (right.offsets[other] ?? 0)) differs[pair] = 1
    else lengths[pair] = length
    elements += lengths[pair] ?? 0
  }
  const inLeft = new Int32Array(elements)
  const inRight = new Int32Array(elements)
  const pairOf = new Int32Array(elements)
  for (let pair = 0, at = 0; pair < differs.length; pair++) {
    const length = lengths[pair] ?? 0
    for (let element = 0; element < length; element++, at++) {
      inLeft[at] = (left.offsets[leftCells[pair] ?? 0] ?? 0) + element
      inRight[at] = (right.offsets[rightCells[pair] ?? 0] ?? 0) + element
      pairOf[at] = pair
    }
  }
  const odd = new Uint8Array(elements)
  markDiffering({ column: left.elements, cells: inLeft }, { column: right.elements, cells: inRight }, odd)
  for (let at = 0; at < elements; at++) if (odd[at] === 1) differs[pairOf[at] ?? 0] = 1
}

const markPlain = (
  left: PlainColumn,
  leftCells: Int32Array,
  right: PlainColumn,
  rightCells: Int32Array,
  differs: Uint8Array,
): void => {
  if (left.layout === 'text' && right.layout === 'text')
    markTexts(left, leftCells, right, rightCells, differs)
  else if (left.layout === 'boolean' && right.layout === 'boolean')
    markBits(left.bits, leftCells, right.bits, rightCells, differs)
  else if (left.layout === 'int' && right.layout === 'int')
    markWords(left.values, leftCells, right.values, rightCells, 1, differs)
  else if (
    (left.layout === 'long' || left.layout === 'double') &&
    (right.layout === 'long' || right.layout === 'double')
  )
    markWords(halvesOf(left.values), leftCells, halvesOf(right.values), rightCells, 2, differs)
  else if (left.layout === 'decimal' && right.layout === 'decimal')
    markWords(halvesOf(left.words), leftCells, halvesOf(right.words), rightCells, 4, differs)
  else if (left.layout === 'list' && right.layout === 'list')
    markLists(left, leftCells, right, rightCells, differs)
  else if (left.layout === 'struct' && right.layout === 'struct')
    left.fields.forEach((column, field) => {
      const other = right.fields[field]
      if (other === undefined) differs.fill(1)
      else markDiffering({ column, cells: leftCells }, { column: other, cells: rightCells }, differs)
    })
  else differs.fill(1)
}

/** Marks each pair of cells that differ: cell `left.cells[pair]` and cell `right.cells[pair]`. Doubles are compared by bits. */
export const markDiffering = (left: CellsOf, right: CellsOf, differs: Uint8Array): void => {
  const one = resolve(left)
  const other = resolve(right)
  markNulls(one.cells, other.cells, differs)
  markPlain(one.column, one.cells, other.column, other.cells, differs)
}

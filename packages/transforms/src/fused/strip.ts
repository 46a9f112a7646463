import { escapeText, type Node } from '@lockstep/schema'
import type { TextColumn } from '../column.js'
import type { Fused } from '../fused.js'
import { perText } from '../kernels/combine.js'
import { areEqual, moveWords, viewOf } from '../text/words.js'

/** A text that cells lose where they begin, or end, with it. */
interface Affix {
  readonly place: 'start' | 'end'
  readonly bytes: Uint8Array
}

const utf8 = new TextEncoder()

const affixOf = (node: Node): Affix | null => {
  if (node.operation !== 'regexpReplace' || node.constants.replacement !== '') return null
  const { tree, source } = node.constants.pattern
  if (tree.kind !== 'sequence' || tree.items.length !== 2) return null
  const literal = tree.items.find((item) => item.kind === 'literal')
  if (literal === undefined) return null
  const text = String.fromCodePoint(...literal.codePoints)
  const bytes = utf8.encode(text)
  if (source === `^${escapeText(text)}`) return { place: 'start', bytes }
  return source === `${escapeText(text)}$` ? { place: 'end', bytes } : null
}

/** The first row from `row` on that has the part, or the number of rows. */
const firstWith = (column: TextColumn, view: DataView, part: DataView, atEnd: boolean): number => {
  const { length, offsets } = column
  const size = part.byteLength
  for (let row = 0; row < length; row++) {
    const start = offsets[row] as number
    const end = offsets[row + 1] as number
    if (end - start >= size && areEqual(view, atEnd ? end - size : start, part, 0, size)) return row
  }
  return length
}

/** Copies the cells from a row on, each without the part, behind `at` bytes, and gives the place after the last. */
const copyCells = (
  { length, offsets }: TextColumn,
  row: number,
  from: DataView,
  part: DataView,
  atEnd: boolean,
  offsetsTo: Int32Array,
  to: DataView,
): number => {
  const size = part.byteLength
  let at = offsetsTo[row] as number
  let next = offsets[row] as number
  for (let index = row; index < length; index++) {
    let start = next
    next = offsets[index + 1] as number
    let end = next
    if (end - start >= size && areEqual(from, atEnd ? end - size : start, part, 0, size)) {
      if (atEnd) end -= size
      else start += size
    }
    moveWords(from, start, end, to, at)
    at += end - start
    offsetsTo[index + 1] = at
  }
  return at
}

const stripped = (column: TextColumn, { place, bytes: part }: Affix): TextColumn => {
  const { length, offsets, bytes } = column
  const view = viewOf(bytes)
  const partView = viewOf(part)
  const row = firstWith(column, view, partView, place === 'end')
  if (row === length) return column
  const first = offsets[0] as number
  const begun = (offsets[row] as number) - first
  const out = new Uint8Array((offsets[length] as number) - first + 4)
  out.set(bytes.subarray(first, first + begun))
  const made = new Int32Array(length + 1)
  for (let index = 0; index <= row; index++) made[index] = (offsets[index] as number) - first
  const end = copyCells(column, row, view, partView, place === 'end', made, viewOf(out))
  return { ...column, offsets: made, bytes: out.subarray(0, end) }
}

/** `stripPrefix` and `stripSuffix`. */
export const strip = (node: Node): Fused | null => {
  const affix = affixOf(node)
  if (affix === null) return null
  return {
    holes: [node.children[0] as Node],
    kernel: (of) => perText(of, (column) => stripped(column, affix)),
  }
}

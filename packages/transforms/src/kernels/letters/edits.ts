import { movableOf, move, slack, targetOf } from '../../bytes/copy.js'
import { checkText, type TextColumn } from '../../column/column.js'

/**
 * Replacements of bytes by more or fewer bytes, from first to last. An edit is three numbers of `list`: its place, the number
 * of bytes that it takes away, and its entry, which says what stands there instead: a place in `bytes` times 8 plus the number
 * of bytes. `ß` (C3 9F) at place 10 that becomes `SS` at place 5 of `bytes` is 10, 2, 42: 5 * 8 + 2.
 */
export interface Edits {
  readonly bytes: Uint8Array
  count: number
  list: Int32Array
}

/** Three numbers of the list make an edit. */
const fields = 3

/** No edits yet. */
export const editsOf = (bytes: Uint8Array): Edits => ({ bytes, count: 0, list: new Int32Array(0) })

/** Adds an edit after those before. */
export const edit = (edits: Edits, at: number, size: number, entry: number): void => {
  const end = edits.count * fields
  if (end === edits.list.length) {
    const more = new Int32Array(Math.max(end * 2, 64 * fields))
    more.set(edits.list)
    edits.list = more
  }
  edits.list[end] = at
  edits.list[end + 1] = size
  edits.list[end + 2] = entry
  edits.count++
}

/** Where cells begin after the edits, given that the first one began at `first`. */
const offsetsAfter = ({ length, offsets }: TextColumn, { list, count }: Edits): Int32Array => {
  const first = offsets[0] as number
  const moved = new Int32Array(length + 1)
  let shift = 0
  let place = 0
  for (let index = 1; index <= length; index++) {
    const end = (offsets[index] as number) - first
    for (; place < count * fields && (list[place] as number) < end; place += fields)
      shift += ((list[place + 2] as number) & 7) - (list[place + 1] as number)
    checkText(end + shift)
    moved[index] = end + shift
  }
  return moved
}

const bytesAfter = (bytes: Uint8Array, { list, count, bytes: become }: Edits, size: number): Uint8Array => {
  const made = new Uint8Array(size + slack)
  const [from, parts, out] = [movableOf(bytes), movableOf(become), targetOf(made)]
  let start = 0
  let at = 0
  for (let place = 0; place < count * fields; place += fields) {
    const end = list[place] as number
    move(from, start, end, out, at)
    at += end - start
    start = end + (list[place + 1] as number)
    const entry = list[place + 2] as number
    move(parts, entry >> 3, (entry >> 3) + (entry & 7), out, at)
    at += entry & 7
  }
  move(from, start, bytes.length, out, at)
  return made.subarray(0, size)
}

/** The column with other bytes in the places of its own, from 0, and the edits done to these. */
export const applyEdits = (column: TextColumn, bytes: Uint8Array, edits: Edits): TextColumn => {
  const { offsets, length } = column
  if (edits.count === 0) {
    const first = offsets[0] as number
    return { ...column, offsets: first === 0 ? offsets : offsets.map((offset) => offset - first), bytes }
  }
  const moved = offsetsAfter(column, edits)
  return { ...column, offsets: moved, bytes: bytesAfter(bytes, edits, moved[length] as number) }
}

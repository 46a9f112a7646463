import { types } from '@lockstep/schema'
import { after, codePointOf } from '../../bytes/characters.js'
import { checkText, type TextColumn } from '../../column/column.js'

const utf8 = new TextEncoder()

/** Not translated. */
const stays = -1

/**
 * What characters become: for one with the entry `e`, the bytes of `become` from `e >> 3` on, as many as `e & 7`. ASCII has a
 * table, the others a map.
 */
interface Table {
  readonly ascii: Int32Array
  readonly others: ReadonlyMap<number, number>
  readonly become: Uint8Array
  /** How many bytes one byte may become, at the most. */
  readonly growth: number
}

const tableOf = (from: string, to: string): Table => {
  const targets = [...to]
  const ascii = new Int32Array(128).fill(stays)
  const others = new Map<number, number>()
  const become: number[] = []
  let growth = 1
  for (const [place, letter] of [...from].entries()) {
    const bytes = utf8.encode(targets[place] ?? '')
    const entry = (become.length << 3) | bytes.length
    const codePoint = Number(letter.codePointAt(0))
    if (codePoint < 128) ascii[codePoint] = entry
    else others.set(codePoint, entry)
    growth = Math.max(growth, Math.ceil(bytes.length / utf8.encode(letter).length))
    become.push(...bytes)
  }
  return { ascii, others, become: Uint8Array.from(become), growth }
}

/** Writes the cell from `start` to `end` to a place, and gives the place behind it. */
const put = (
  bytes: Uint8Array,
  start: number,
  end: number,
  { ascii, others, become }: Table,
  out: Uint8Array,
  place: number,
): number => {
  let to = place
  for (let at = start; at < end; ) {
    const byte = bytes[at] as number
    const next = byte < 128 ? at + 1 : after(bytes, at, end)
    const entry = byte < 128 ? (ascii[byte] as number) : (others.get(codePointOf(bytes, at, next)) ?? stays)
    if (entry === stays) while (at < next) out[to++] = bytes[at++] as number
    else
      for (let from = entry >> 3, last = from + (entry & 7); from < last; from++)
        out[to++] = become[from] as number
    at = next
  }
  return to
}

/** Whether a column has a character that is translated, or that only the map knows. */
const isConcerned = (bytes: Uint8Array, from: number, to: number, { ascii, others }: Table): boolean => {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    if (byte < 128 ? ascii[byte] !== stays : others.size > 0) return true
  }
  return false
}

/** Text with each character of `from` as the one at its place in `to`, or without it. */
export const translate = (from: string, to: string): ((column: TextColumn) => TextColumn) => {
  const table = tableOf(from, to)
  return (column) => {
    const { length, validity, offsets, bytes } = column
    const first = offsets[0] as number
    const last = offsets[length] as number
    if (!isConcerned(bytes, first, last, table)) return column
    const size = (last - first) * table.growth
    checkText(size)
    const out = new Uint8Array(size)
    const made = new Int32Array(length + 1)
    for (let index = 0; index < length; index++)
      made[index + 1] = put(
        bytes,
        offsets[index] as number,
        offsets[index + 1] as number,
        table,
        out,
        made[index] as number,
      )
    const end = made[length] as number
    return { layout: 'text', type: types.text, length, validity, offsets: made, bytes: out.subarray(0, end) }
  }
}

import { escapeText, type Node } from '@lockstep/schema'
import type { TextColumn } from '../column.js'
import type { Fused } from '../fused.js'
import { perText } from '../kernels/combine.js'
import { isAt, type Sought, soughtOf } from '../text/sought.js'
import { viewOf } from '../text/words.js'

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

/** Up to here a cell is moved by three moves of eight bytes, whatever its size. */
const short = 24

/** Up to here a cell is moved by eights. */
const long = 96

const copyLong = (from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void => {
  if (end - start > long) to.set(from.subarray(start, end), at)
  else for (let here = start, there = at; here < end; here++, there++) to[there] = from[here] as number
}

/** The row of the first cell that has the text; the number of rows where none has. */
const firstWith = (
  { length, offsets, bytes }: TextColumn,
  { size, words }: Sought,
  atEnd: boolean,
): number => {
  const view = viewOf(bytes)
  for (let row = 0; row < length; row++) {
    const start = offsets[row] as number
    const end = offsets[row + 1] as number
    if (end - start >= size && isAt(view, atEnd ? end - size : start, size, words)) return row
  }
  return length
}

/**
 * Copies the cells from a row on, those that have the text without it, and gives where they end. Up to `short` bytes
 * after each cell are written too. Four words of the text, which may lie over each other, are looked at at once.
 */
const copyCells = (
  { length, offsets, bytes }: TextColumn,
  first: number,
  { size, words }: Sought,
  atEnd: boolean,
  made: Int32Array,
  out: Uint8Array,
): number => {
  const source = viewOf(bytes)
  const target = viewOf(out)
  const lastWord = bytes.length - 4
  const lastShort = bytes.length - short
  const lastEight = bytes.length - 8
  const mask = size < 4 ? (1 << (size * 8)) - 1 : -1
  const word = size < 4 ? words.reduceRight((known, byte) => (known << 8) | byte, 0) : (words[0] as number)
  const b = size < 4 ? word : (words[Math.min(1, words.length - 1)] as number)
  const c = size < 4 ? word : (words[Math.min(2, words.length - 1)] as number)
  const d = size < 4 ? word : (words[words.length - 1] as number)
  const fourth = Math.max(0, size - 4)
  const second = Math.min(4, fourth)
  const third = Math.min(8, fourth)
  const isWhole = size <= 16
  const front = atEnd ? 0 : size
  const back = size - front
  let at = made[first] as number
  let next = offsets[first] as number
  for (let row = first; row < length; row++) {
    let start = next
    next = offsets[row + 1] as number
    let end = next
    const place = atEnd ? end - size : start
    if (end - start >= size) {
      if (
        place > lastWord
          ? isAt(source, place, size, words)
          : (((source.getInt32(place, true) & mask) ^ word) |
              ((source.getInt32(place + second, true) & mask) ^ b) |
              ((source.getInt32(place + third, true) & mask) ^ c) |
              ((source.getInt32(place + fourth, true) & mask) ^ d)) ===
              0 &&
            (isWhole || isAt(source, place, size, words))
      ) {
        start += front
        end -= back
      }
    }
    if (end - start <= short && start <= lastShort) {
      target.setFloat64(at, source.getFloat64(start, true), true)
      target.setFloat64(at + 8, source.getFloat64(start + 8, true), true)
      target.setFloat64(at + 16, source.getFloat64(start + 16, true), true)
    } else if (end - start <= long && end <= lastEight)
      for (let here = start, there = at; here < end; here += 8, there += 8)
        target.setFloat64(there, source.getFloat64(here, true), true)
    else copyLong(bytes, start, end, out, at)
    at += end - start
    made[row + 1] = at
  }
  return at
}

const stripped = (column: TextColumn, sought: Sought, atEnd: boolean): TextColumn => {
  const { length, offsets, bytes } = column
  const first = firstWith(column, sought, atEnd)
  if (first === length) return column
  const [from, same, end] = [offsets[0] as number, offsets[first] as number, offsets[length] as number]
  const made = new Int32Array(length + 1)
  for (let row = 0; row <= first; row++) made[row] = (offsets[row] as number) - from
  const out = new Uint8Array(end - from - sought.size + short)
  out.set(bytes.subarray(from, same))
  const size = copyCells(column, first, sought, atEnd, made, out)
  return { ...column, offsets: made, bytes: out.subarray(0, size) }
}

/** `stripPrefix` and `stripSuffix`. */
export const strip = (node: Node): Fused | null => {
  const affix = affixOf(node)
  if (affix === null) return null
  const sought = soughtOf(affix.bytes)
  return {
    holes: [node.children[0] as Node],
    kernel: (of) => perText(of, (column) => stripped(column, sought, affix.place === 'end')),
  }
}

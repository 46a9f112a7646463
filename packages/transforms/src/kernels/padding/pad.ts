import { put, sourceOf } from '../../builders/put-bytes.js'
import { afterSome, countCharacters } from '../../bytes/characters.js'
import type { TextColumn } from '../../column/column.js'
import { rewrite } from '../shared/rewrite-text.js'

const utf8 = new TextEncoder()

/** What fills text up: the bytes of so many characters, and how many bytes the first of them take. */
interface Filling {
  readonly bytes: Uint8Array
  readonly sizeOf: (characters: number) => number
}

const fillingOf = (pad: string, length: number): Filling => {
  const letters = [...pad]
  const ends = [0]
  for (const letter of letters) ends.push((ends.at(-1) ?? 0) + utf8.encode(letter).length)
  const all = ends[letters.length] ?? 0
  const sizeOf = (characters: number): number =>
    letters.length === 0
      ? 0
      : Math.floor(characters / letters.length) * all + (ends[characters % letters.length] ?? 0)
  const times = letters.length === 0 ? 0 : Math.ceil(length / letters.length)
  return { bytes: utf8.encode(pad.repeat(times)), sizeOf }
}

/** Text of so many characters: cut at the end where it is longer, filled up on one side where it is shorter. */
export const padTo = (length: number, pad: string, onLeft: boolean): ((column: TextColumn) => TextColumn) => {
  const { bytes: filling, sizeOf } = fillingOf(pad, length)
  const fill = sourceOf(filling)
  return (column) => {
    const { bytes } = column
    const source = sourceOf(bytes)
    return rewrite(column, (out, from, to) => {
      const end = to - from > length ? afterSome(bytes, from, to, length) : to
      const lacking = sizeOf(Math.max(length - countCharacters(bytes, from, end), 0))
      if (onLeft) put(out, fill, 0, lacking)
      put(out, source, from, end)
      if (!onLeft) put(out, fill, 0, lacking)
    })
  }
}

/** Text so many times. */
export const repeatText =
  (times: number) =>
  (column: TextColumn): TextColumn => {
    const source = sourceOf(column.bytes)
    return rewrite(column, (out, from, to) => {
      for (let left = times; left > 0 && from < to; left--) put(out, source, from, to)
    })
  }

import { type Pattern, type Replacement, types } from '@lockstep/schema'
import { addString, closeText } from '../build/text.js'
import { type BooleanColumn, bitmapBytes, type TextColumn } from '../column.js'
import { extractor, replacer, tester } from '../regexp/match.js'
import { has, type Needed, needed } from './literal.js'
import { builtFrom, changing, like } from './rewrite.js'
import { cutBy } from './spans.js'
import { eachText, type Worth } from './strings.js'

const worthOf = (need: Needed | null): Worth | null => (need === null ? null : has(need))

/** Whether the pattern matches somewhere. */
export const matches = (pattern: Pattern): ((column: TextColumn) => BooleanColumn) => {
  const need = needed(pattern)
  const worth = worthOf(need)
  const test = tester(pattern)
  return (column) => {
    const { length, validity, offsets, bytes } = column
    const bits = new Uint8Array(bitmapBytes(length))
    const set = (index: number): void => {
      bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7))
    }
    if (worth !== null && need?.all === true) {
      for (let index = 0; index < length; index++)
        if (worth(bytes, offsets[index] ?? 0, offsets[index + 1] ?? 0)) set(index)
    } else
      eachText(column, worth, (text, index) => {
        if (text !== null && test(text)) set(index)
      })
    return { layout: 'boolean', type: types.boolean, length, validity, bits }
  }
}

/** Without a text at one end: nothing is decoded. */
const without = ({ place, bytes: part }: Needed, worth: Worth): ((column: TextColumn) => TextColumn) =>
  cutBy(({ length, offsets, bytes }, from, to) => {
    for (let index = 0; index < length; index++) {
      const start = offsets[index] ?? 0
      const end = offsets[index + 1] ?? 0
      const size = worth(bytes, start, end) ? part.length : 0
      from[index] = place === 'start' ? start + size : start
      to[index] = place === 'end' ? end - size : end
    }
  })

/** Every match replaced. */
export const replaced = (
  pattern: Pattern,
  replacement: Replacement,
): ((column: TextColumn) => TextColumn) => {
  const need = needed(pattern)
  const worth = worthOf(need)
  if (need?.all === true && need.place !== 'anywhere' && worth !== null && replacement.pieces.length === 0)
    return without(need, worth)
  const replace = replacer(pattern, replacement)
  return (column) => {
    const { keep, change, changed } = changing(column)
    eachText(column, worth, (text, index) => {
      const other = text === null ? null : replace(text)
      if (other === null || other === text) keep(index)
      else change(index, other)
    })
    return changed()
  }
}

/** A group of the first match, '' on a miss. */
export const extracted = (pattern: Pattern, group: number): ((column: TextColumn) => TextColumn) => {
  const worth = worthOf(needed(pattern))
  const extract = extractor(pattern, group)
  return (column) => {
    const out = like(column)
    eachText(column, worth, (text) => {
      if (text === null) closeText(out)
      else addString(out, extract(text))
    })
    return builtFrom(out, column.validity)
  }
}

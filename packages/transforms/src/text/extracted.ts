import type { Pattern } from '@lockstep/schema'
import { type TextBuilder, textBuilder } from '../build/text.js'
import { isValid, type TextColumn } from '../column.js'
import { automaton } from '../regexp/automaton.js'
import { fill } from '../regexp/fill.js'
import { find, none, tooMuch } from '../regexp/search.js'
import type { Machine } from '../regexp/states.js'
import { extractedDecoded } from './decoded.js'
import { needed, type Place, placeOf } from './literal.js'
import { put, type Source, sourceOf } from './put.js'
import { builtFrom } from './rewrite.js'
import { isText } from './valid.js'

/** Adds a group of a match that was found. */
const putGroup = (
  out: TextBuilder,
  source: Source,
  machine: Machine,
  slots: Int32Array,
  slot: number,
  end: number,
): void => {
  slots[slot] = none
  slots[1] = end
  fill(machine, slots, slot)
  const from = slots[slot] as number
  if (from !== none) put(out, source, from, slots[slot + 1] as number)
}

/** A column of a group of each cell's first match; undefined where that takes too much. */
const groupsOf = (
  machine: Machine,
  place: Place | null,
  begins: boolean,
  { length, validity, offsets, bytes }: TextColumn,
  slots: Int32Array,
  group: number,
): TextColumn | undefined => {
  const { first, later } = machine
  const out = textBuilder(length)
  const source = sourceOf(bytes)
  for (let index = 0; index < length; index++) {
    const from = offsets[index] as number
    const to = offsets[index + 1] as number
    const hint = place === null ? from : place(bytes, from, to)
    if (hint >= 0 && isValid(validity, index)) {
      const at = begins ? hint : from
      const found = find(machine, bytes, at, to, at === from ? first : later)
      if (found === tooMuch) return undefined
      if (found !== none) putGroup(out, source, machine, slots, 2 * group, found)
    }
    out.offsets[index + 1] = out.end
  }
  out.length = length
  return builtFrom(out, validity)
}

/** A group of the first match, '' on a miss. */
export const extracted = (pattern: Pattern, group: number): ((column: TextColumn) => TextColumn) => {
  const need = needed(pattern)
  const place = need === null ? null : placeOf(need)
  const begins = need?.begins === true
  const decoded = extractedDecoded(pattern, group, place)
  const slots = new Int32Array(2 * pattern.groups + 2)
  let machine = automaton(pattern)
  return (column) => {
    if (machine === undefined || !isText(column)) return decoded(column)
    const found = groupsOf(machine, place, begins, column, slots, group)
    if (found === undefined) machine = undefined
    return found ?? decoded(column)
  }
}

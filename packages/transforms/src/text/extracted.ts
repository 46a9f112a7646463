import type { Pattern } from '@lockstep/schema'
import type { TextColumn } from '../column.js'
import { automaton } from '../regexp/automaton.js'
import { fill } from '../regexp/fill.js'
import { find, none, tooMuch } from '../regexp/search.js'
import type { Machine } from '../regexp/states.js'
import { extractedDecoded } from './decoded.js'
import { needed, type Place, placeOf } from './literal.js'
import { cut } from './spans.js'
import { isText } from './valid.js'

/** Writes where a group of each cell's first match begins and ends; false where that takes too much. */
const findGroup = (
  machine: Machine,
  place: Place | null,
  begins: boolean,
  { length, offsets, bytes }: TextColumn,
  slots: Int32Array,
  group: number,
  from: Int32Array,
  to: Int32Array,
): boolean => {
  const slot = 2 * group
  const { first, later } = machine
  for (let index = 0; index < length; index++) {
    const start = offsets[index] as number
    const end = offsets[index + 1] as number
    from[index] = start
    to[index] = start
    const hint = place === null ? start : place(bytes, start, end)
    if (hint < 0) continue
    const at = begins ? hint : start
    const found = find(machine, bytes, at, end, at === start ? first : later)
    if (found === none) continue
    if (found === tooMuch) return false
    slots[slot] = none
    slots[1] = found
    fill(machine, slots, slot)
    if (slots[slot] === none) continue
    from[index] = slots[slot] as number
    to[index] = slots[slot + 1] as number
  }
  return true
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
    const from = new Int32Array(column.length)
    const to = new Int32Array(column.length)
    if (findGroup(machine, place, begins, column, slots, group, from, to)) return cut(column, from, to)
    machine = undefined
    return decoded(column)
  }
}

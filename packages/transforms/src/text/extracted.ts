import type { Pattern } from '@lockstep/schema'
import type { TextColumn } from '../column.js'
import { automaton } from '../regexp/automaton.js'
import { fill, find, none, tooMuch } from '../regexp/search.js'
import type { Machine } from '../regexp/states.js'
import { extractedDecoded } from './decoded.js'
import { has, needed } from './literal.js'
import { cut } from './spans.js'
import type { Worth } from './strings.js'
import { isText } from './valid.js'

/** Writes where a group of each cell's first match begins and ends; false where that takes too much. */
const findGroup = (
  machine: Machine,
  worth: Worth | null,
  { length, offsets, bytes }: TextColumn,
  slots: Int32Array,
  from: Int32Array,
  to: Int32Array,
): boolean => {
  const slot = slots.length - 2
  for (let index = 0; index < length; index++) {
    const start = offsets[index] as number
    const end = offsets[index + 1] as number
    from[index] = start
    to[index] = start
    if (worth !== null && !worth(bytes, start, end)) continue
    const found = find(machine, bytes, start, end, machine.first)
    if (found === none) continue
    if (found === tooMuch) return false
    slots[slot] = none
    slots[1] = found
    fill(machine, bytes, slots, slot)
    if (slots[slot] === none) continue
    from[index] = slots[slot] as number
    to[index] = slots[slot + 1] as number
  }
  return true
}

/** A group of the first match, '' on a miss. */
export const extracted = (pattern: Pattern, group: number): ((column: TextColumn) => TextColumn) => {
  const need = needed(pattern)
  const worth = need === null ? null : has(need)
  const decoded = extractedDecoded(pattern, group, worth)
  const slots = new Int32Array(2 * group + 2)
  let machine = automaton(pattern)
  return (column) => {
    if (machine === undefined || !isText(column)) return decoded(column)
    const from = new Int32Array(column.length)
    const to = new Int32Array(column.length)
    if (findGroup(machine, worth, column, slots, from, to)) return cut(column, from, to)
    machine = undefined
    return decoded(column)
  }
}

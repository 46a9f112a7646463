import type { Pattern, Replacement } from '@lockstep/schema'
import type { TextColumn } from '../column.js'
import { automaton } from '../regexp/automaton.js'
import { fill } from '../regexp/fill.js'
import { find, none } from '../regexp/search.js'
import type { Machine } from '../regexp/states.js'
import { replacedDecoded } from './decoded.js'
import { type Needed, needed, type Place, placeOf } from './literal.js'
import { type Next, replaceBy } from './patched.js'
import { cutBy } from './spans.js'
import { isText } from './valid.js'

/** Without a text at one end. */
const without = ({ place, bytes: part }: Needed, find: Place): ((column: TextColumn) => TextColumn) =>
  cutBy(({ length, offsets, bytes }, from, to) => {
    for (let index = 0; index < length; index++) {
      const start = offsets[index] as number
      const end = offsets[index + 1] as number
      const size = find(bytes, start, end) < 0 ? 0 : part.length
      from[index] = place === 'start' ? start + size : start
      to[index] = place === 'end' ? end - size : end
    }
  })

/** Finds a text. */
const nextOf =
  (part: Uint8Array, place: Place): Next =>
  (bytes, from, to, _, slots) => {
    const found = place(bytes, from, to)
    slots[0] = found
    return found < 0 ? none : found + part.length
  }

/** Finds by a machine. */
const nextBy = (machine: Machine, place: Place | null, begins: boolean): Next => {
  const { first, later, anchored } = machine
  return (bytes, from, to, isStart, slots) => {
    const hint = place === null || !(isStart || begins) ? from : place(bytes, from, to)
    if (hint < 0 || (anchored && !isStart)) return none
    const at = begins ? hint : from
    const found = find(machine, bytes, at, to, isStart && at === from ? first : later)
    if (found < 0) return found
    for (let slot = 2; slot < slots.length; slot++) slots[slot] = none
    fill(machine, slots, 0)
    return found
  }
}

/** Every match replaced. */
export const replaced = (
  pattern: Pattern,
  replacement: Replacement,
): ((column: TextColumn) => TextColumn) => {
  const need = needed(pattern)
  const place = need === null ? null : placeOf(need)
  const decoded = replacedDecoded(pattern, replacement, place)
  if (need?.all === true && place !== null) {
    if (need.place !== 'anywhere' && replacement.pieces.length === 0) return without(need, place)
    if (need.place === 'anywhere') {
      const patched = replaceBy(nextOf(need.bytes, place), replacement, pattern.groups)
      return (column) => patched(column) ?? column
    }
  }
  const machine = automaton(pattern)
  let patched =
    machine && replaceBy(nextBy(machine, place, need?.begins === true), replacement, pattern.groups)
  return (column) => {
    if (patched === undefined || !isText(column)) return decoded(column)
    const found = patched(column)
    if (found === undefined) patched = undefined
    return found ?? decoded(column)
  }
}

import type { Pattern, Replacement } from '@lockstep/schema'
import type { TextColumn } from '../column.js'
import { automaton } from '../regexp/automaton.js'
import { replacedDecoded } from './decoded.js'
import { has, type Needed, needed } from './literal.js'
import { replaceBy } from './patched.js'
import { cutBy } from './spans.js'
import type { Worth } from './strings.js'
import { isText } from './valid.js'

/** Without a text at one end. */
const without = ({ place, bytes: part }: Needed, worth: Worth): ((column: TextColumn) => TextColumn) =>
  cutBy(({ length, offsets, bytes }, from, to) => {
    for (let index = 0; index < length; index++) {
      const start = offsets[index] as number
      const end = offsets[index + 1] as number
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
  const worth = need === null ? null : has(need)
  if (need?.all === true && need.place !== 'anywhere' && worth !== null && replacement.pieces.length === 0)
    return without(need, worth)
  const decoded = replacedDecoded(pattern, replacement, worth)
  const patched = replaceBy(replacement, worth)
  let machine = automaton(pattern)
  return (column) => {
    if (machine === undefined || !isText(column)) return decoded(column)
    const found = patched(machine, column)
    if (found !== undefined) return found
    machine = undefined
    return decoded(column)
  }
}

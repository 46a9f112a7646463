import type { Pattern } from '@lockstep/schema'
import { textBuilder, textRoom } from '../build/text.js'
import { isValid, type TextColumn } from '../column.js'
import { type Automaton, automatonOf, forwards } from '../regexp/automaton.js'
import { none, tooMuch } from '../regexp/search.js'
import { search } from '../regexp/whole.js'
import { extractedDecoded } from './decoded.js'
import { type Hints, hintsOf, needed } from './literal.js'
import { put, sourceOf } from './put.js'
import { builtFrom } from './rewrite.js'
import { isText } from './valid.js'

/** After so many cells there is made as much room as the others take if they are like them. */
const sampled = 1_024

/** A column of a group of each cell's first match; undefined where that takes too much. */
const groupsOf = (
  automaton: Automaton,
  { finds, begins }: Hints,
  column: TextColumn,
  slots: Int32Array,
  group: number,
): TextColumn | undefined => {
  const { length, validity, offsets, bytes } = column
  const place = finds === null ? null : finds(column)
  const out = textBuilder(length)
  const source = sourceOf(bytes)
  const slot = 2 * group
  for (let index = 0; index < length; index++) {
    if (index === sampled)
      textRoom(
        out,
        Math.min(
          (offsets[length] as number) - (offsets[index] as number),
          (out.end / sampled) * (length - sampled) * 1.1,
        ),
      )
    const from = offsets[index] as number
    const to = offsets[index + 1] as number
    const hint = place === null ? from : place(bytes, from, to)
    if (hint >= 0 && isValid(validity, index)) {
      const at = begins ? hint : from
      const found = search(automaton, bytes, at, to, at === from, slots, slot, group === 0)
      if (found === tooMuch) return undefined
      if (group === 0) slots[1] = found
      const start = found === none ? none : (slots[slot] as number)
      if (start !== none) put(out, source, start, slots[slot + 1] as number)
    }
    out.offsets[index + 1] = out.end
  }
  out.length = length
  return builtFrom(out, validity)
}

/** A group of the first match, '' on a miss. */
export const extracted = (pattern: Pattern, group: number): ((column: TextColumn) => TextColumn) => {
  const need = needed(pattern)
  const known = automatonOf(pattern)
  let automaton = group > 0 && need?.begins === true ? forwards(known) : known
  const hints = hintsOf(need, automaton?.back !== undefined)
  const decoded = extractedDecoded(pattern, group, hints.finds)
  const slots = new Int32Array(2 * pattern.groups + 2)
  return (column) => {
    if (automaton === undefined || !isText(column)) return decoded(column)
    const found = groupsOf(automaton, hints, column, slots, group)
    if (found === undefined) automaton = undefined
    return found ?? decoded(column)
  }
}

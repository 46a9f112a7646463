import type { Pattern, Replacement } from '@lockstep/schema'
import type { TextColumn } from '../../column/column.js'
import { isText } from '../../column/valid-text.js'
import { type Automaton, automatonOf, forwards } from '../../regexp/automaton.js'
import { none } from '../../regexp/search.js'
import { search } from '../../regexp/whole.js'
import { cutBy } from '../shared/cut-text.js'
import { replacedDecoded } from './by-regexp.js'
import { exchanged } from './replace-by-few-bytes.js'
import { type Next, replaceBy } from './replace-each.js'
import { type Finder, finder, hintsOf, type Needed, needed, type Place } from './required-literal.js'

/** Without a text at one end. */
const without = ({ place, bytes: part }: Needed, finds: Finder): ((column: TextColumn) => TextColumn) =>
  cutBy((column, from, to) => {
    const { length, offsets, bytes } = column
    const find = finds(column)
    for (let index = 0; index < length; index++) {
      const start = offsets[index] as number
      const end = offsets[index + 1] as number
      const size = find(bytes, start, end) < 0 ? 0 : part.length
      from[index] = place === 'start' ? start + size : start
      to[index] = place === 'end' ? end - size : end
    }
  })

/** Finds a text: at one end of a cell no more than once. */
const nextOf =
  ({ place, bytes: part }: Needed, find: Place): Next =>
  (bytes, from, to, isStart, slots) => {
    const found = isStart || place === 'anywhere' ? find(bytes, from, to) : none
    slots[0] = found
    return found < 0 ? none : found + part.length
  }

/** Finds by an automaton. */
const nextBy = (automaton: Automaton, begins: boolean, place: Place | null, whole: boolean): Next => {
  const { anchored } = automaton.forward
  return (bytes, from, to, isStart, slots) => {
    if (anchored && !isStart) return none
    const hint = place === null || !(isStart || begins) ? from : place(bytes, from, to)
    if (hint < 0) return none
    const at = begins ? hint : from
    return search(automaton, bytes, at, to, isStart && at === from, slots, 0, whole)
  }
}

/** Every match replaced. */
export const replaced = (
  pattern: Pattern,
  replacement: Replacement,
): ((column: TextColumn) => TextColumn) => {
  const need = needed(pattern)
  if (need?.all === true) {
    const finds = finder(need)
    if (need.place !== 'anywhere' && replacement.pieces.length === 0) return without(need, finds)
    const patched = replaceBy((column) => nextOf(need, finds(column)), replacement, 0)
    const decoded = replacedDecoded(pattern, replacement, finds)
    return (column) => (isText(column) ? patched(column) : undefined) ?? decoded(column)
  }
  const whole = replacement.pieces.every((piece) => typeof piece !== 'number')
  const known = automatonOf(pattern)
  const automaton = !whole && need?.begins === true ? forwards(known) : known
  const { finds, begins } = hintsOf(need, automaton?.back !== undefined)
  const decoded = replacedDecoded(pattern, replacement, finds)
  let patched =
    automaton &&
    replaceBy(
      (column) => nextBy(automaton, begins, finds === null ? null : finds(column), whole),
      replacement,
      pattern.groups,
    )
  let quick = automaton && finds === null ? exchanged(automaton, replacement) : undefined
  return (column) => {
    if (patched === undefined || !isText(column)) return decoded(column)
    const done = quick?.(column)
    if (done !== undefined) return done
    quick = undefined
    const found = patched(column)
    if (found === undefined) patched = undefined
    return found ?? decoded(column)
  }
}

import type { Pattern, Replacement } from '@lockstep/schema'
import type { TextColumn } from '../../column/column.js'
import { isValidText } from '../../column/valid-text.js'
import { type Automaton, automatonOf, forwards } from '../../regexp/automaton.js'
import { noMatch } from '../../regexp/search.js'
import { search } from '../../regexp/whole.js'
import { cutEachBy } from '../shared/cut-text.js'
import { mended, unmended } from '../shared/rewrite-text.js'
import { replaceDecoded } from './by-regexp.js'
import { replaceByFewBytes } from './replace-by-few-bytes.js'
import { type Next, replaceBy } from './replace-each.js'
import {
  type Finder,
  finder,
  finderHints,
  type Needed,
  type Place,
  requiredLiteral,
} from './required-literal.js'

/** Without a text at one end. */
const without = ({ place, bytes: part }: Needed, finds: Finder): ((column: TextColumn) => TextColumn) =>
  cutEachBy((column, from, to) => {
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
    const found = isStart || place === 'anywhere' ? find(bytes, from, to) : noMatch
    slots[0] = found
    return found < 0 ? noMatch : found + part.length
  }

/** Finds by an automaton. */
const nextBy = (automaton: Automaton, begins: boolean, place: Place | null, whole: boolean): Next => {
  const { anchored } = automaton.forward
  return (bytes, from, to, isStart, slots) => {
    if (anchored && !isStart) return noMatch
    const hint = place === null || !(isStart || begins) ? from : place(bytes, from, to)
    if (hint < 0) return noMatch
    const at = begins ? hint : from
    return search(automaton, bytes, at, to, isStart && at === from, slots, 0, whole)
  }
}

/** Every match replaced. */
export const replaceMatches = (
  pattern: Pattern,
  replacement: Replacement,
): ((column: TextColumn) => TextColumn) => {
  const need = requiredLiteral(pattern)
  if (need?.all === true) {
    const finds = finder(need)
    if (need.place !== 'anywhere' && replacement.pieces.length === 0) return without(need, finds)
    const patched = replaceBy((column) => nextOf(need, finds(column)), replacement, 0)
    const decoded = replaceDecoded(pattern, replacement, finds)
    return (column) => (isValidText(column) ? patched(column) : undefined) ?? decoded(column)
  }
  const whole = replacement.pieces.every((piece) => typeof piece !== 'number')
  const known = automatonOf(pattern)
  const automaton = !whole && need?.begins === true ? forwards(known) : known
  const { finds, begins } = finderHints(need, automaton?.back !== undefined)
  const decoded = replaceDecoded(pattern, replacement, finds)
  let patched =
    automaton &&
    replaceBy(
      (column) => nextBy(automaton, begins, finds === null ? null : finds(column), whole),
      replacement,
      pattern.groups,
    )
  let quick = automaton && finds === null ? replaceByFewBytes(automaton, replacement) : undefined
  return (column) => {
    if (patched === undefined) return decoded(column)
    const whole = isValidText(column)
    const done = whole ? quick?.(column) : undefined
    if (done !== undefined) return done
    if (whole) quick = undefined
    const text = whole ? column : mended(column)
    const found = patched(text)
    if (found === undefined) patched = undefined
    if (found === undefined) return decoded(column)
    return whole ? found : unmended(column, text, found)
  }
}

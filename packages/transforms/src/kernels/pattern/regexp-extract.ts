import type { Pattern } from '@lockstep/schema'
import { isValid, type TextColumn } from '../../column/column.js'
import { isValidText } from '../../column/valid-text.js'
import { along, stateAfter } from '../../regexp/along.js'
import { type Automaton, automatonOf, forwards } from '../../regexp/automaton.js'
import type { Path } from '../../regexp/path.js'
import { noMatch, tooManyStates } from '../../regexp/search.js'
import { search } from '../../regexp/whole.js'
import { cutEach } from '../shared/cut-text.js'
import { mended } from '../shared/rewrite-text.js'
import { extractDecoded } from './by-regexp.js'
import { finderHints, type Hints, requiredLiteral } from './required-literal.js'

/** A way to a group that goes on behind the bytes that each match begins with. */
interface Behind {
  readonly path: Path
  readonly state: number
  readonly size: number
}

const behind = ({ path, back }: Automaton, first: Uint8Array): Behind | undefined =>
  path === undefined || back !== undefined
    ? undefined
    : { path, state: stateAfter(path, first), size: first.length }

/** A column of a group of each cell's first match; undefined where that takes too much. */
const groupsOf = (
  automaton: Automaton,
  { finds, begins }: Hints,
  behind: Behind | undefined,
  column: TextColumn,
  slots: Int32Array,
  group: number,
): TextColumn | undefined => {
  const { length, validity, offsets, bytes } = column
  const place = finds === null ? null : finds(column)
  const froms = new Int32Array(length)
  const tos = new Int32Array(length)
  const slot = 2 * group
  for (let index = 0; index < length; index++) {
    const from = offsets[index] as number
    const to = offsets[index + 1] as number
    const hint = place === null ? from : place(bytes, from, to)
    if (hint < 0 || !isValid(validity, index)) continue
    const at = begins ? hint : from
    let found =
      behind === undefined
        ? noMatch
        : along(behind.path, bytes, at + behind.size, to, behind.state, at, slots)
    if (found === noMatch) found = search(automaton, bytes, at, to, at === from, slots, slot, group === 0)
    if (found === tooManyStates) return undefined
    if (group === 0) slots[1] = found
    const start = found === noMatch ? noMatch : (slots[slot] as number)
    if (start === noMatch) continue
    froms[index] = start
    tos[index] = slots[slot + 1] as number
  }
  return cutEach(column, froms, tos)
}

/** A group of the first match, '' on a miss. */
export const extractMatches = (pattern: Pattern, group: number): ((column: TextColumn) => TextColumn) => {
  const need = requiredLiteral(pattern)
  const known = automatonOf(pattern)
  let automaton = group > 0 && need?.begins === true ? forwards(known) : known
  const hints = finderHints(need, automaton?.back !== undefined)
  const way = automaton && need !== null && hints.begins ? behind(automaton, need.bytes) : undefined
  const decoded = extractDecoded(pattern, group, hints.finds)
  const slots = new Int32Array(2 * pattern.groups + 2)
  return (column) => {
    if (automaton === undefined) return decoded(column)
    const found = groupsOf(automaton, hints, way, isValidText(column) ? column : mended(column), slots, group)
    if (found === undefined) automaton = undefined
    return found ?? decoded(column)
  }
}

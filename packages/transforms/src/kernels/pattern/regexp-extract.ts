import type { Pattern } from '@lockstep/schema'
import { isValid, type TextColumn } from '../../column/column.js'
import { along, stateAfter } from '../../regexp/along.js'
import type { Automaton } from '../../regexp/automaton.js'
import type { Path } from '../../regexp/path.js'
import { noMatch, tooManyStates } from '../../regexp/search.js'
import { search } from '../../regexp/whole.js'
import { cutEach } from '../shared/cut-text.js'
import { extractDecoded } from './by-regexp.js'
import { byBytes, waysOf } from './matches.js'
import type { Hints } from './required-literal.js'

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
  const ways = waysOf(pattern, group > 0)
  const { need, begins, automaton } = ways
  const way = automaton && need !== null && begins ? behind(automaton, need.bytes) : undefined
  const slots = new Int32Array(2 * pattern.groups + 2)
  return byBytes(
    automaton && ((column) => groupsOf(automaton, ways, way, column, slots, group)),
    extractDecoded(pattern, group, ways.finds),
  )
}

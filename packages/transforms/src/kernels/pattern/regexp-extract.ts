import type { Pattern } from '@lockstep/schema'
import { isValid, type TextColumn } from '../../column/column.js'
import { isText } from '../../column/valid-text.js'
import { along, stateAfter } from '../../regexp/along.js'
import { type Automaton, automatonOf, forwards } from '../../regexp/automaton.js'
import type { Path } from '../../regexp/path.js'
import { none, tooMuch } from '../../regexp/search.js'
import { search } from '../../regexp/whole.js'
import { cut } from '../shared/cut-text.js'
import { extractedDecoded } from './by-regexp.js'
import { type Hints, hintsOf, needed } from './required-literal.js'

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
      behind === undefined ? none : along(behind.path, bytes, at + behind.size, to, behind.state, at, slots)
    if (found === none) found = search(automaton, bytes, at, to, at === from, slots, slot, group === 0)
    if (found === tooMuch) return undefined
    if (group === 0) slots[1] = found
    const start = found === none ? none : (slots[slot] as number)
    if (start === none) continue
    froms[index] = start
    tos[index] = slots[slot + 1] as number
  }
  return cut(column, froms, tos)
}

/** A group of the first match, '' on a miss. */
export const extracted = (pattern: Pattern, group: number): ((column: TextColumn) => TextColumn) => {
  const need = needed(pattern)
  const known = automatonOf(pattern)
  let automaton = group > 0 && need?.begins === true ? forwards(known) : known
  const hints = hintsOf(need, automaton?.back !== undefined)
  const way = automaton && need !== null && hints.begins ? behind(automaton, need.bytes) : undefined
  const decoded = extractedDecoded(pattern, group, hints.finds)
  const slots = new Int32Array(2 * pattern.groups + 2)
  return (column) => {
    if (automaton === undefined || !isText(column)) return decoded(column)
    const found = groupsOf(automaton, hints, way, column, slots, group)
    if (found === undefined) automaton = undefined
    return found ?? decoded(column)
  }
}

import type { Pattern, Replacement } from '@lockstep/schema'
import type { TextColumn } from '../../column/column.js'
import { cutEachBy } from '../shared/cut-text.js'
import { unmended } from '../shared/rewrite-text.js'
import { replaceDecoded } from './by-regexp.js'
import { byBytes, waysOf } from './matches.js'
import { replaceByFewBytes } from './replace-by-few-bytes.js'
import { replaceBy } from './replace-each.js'
import type { Finder, Needed } from './required-literal.js'

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

/** Every match replaced. */
export const replaceMatches = (
  pattern: Pattern,
  replacement: Replacement,
): ((column: TextColumn) => TextColumn) => {
  const whole = replacement.pieces.every((piece) => typeof piece !== 'number')
  const ways = waysOf(pattern, !whole)
  const { literal, automaton, finds } = ways
  if (
    literal !== undefined &&
    finds !== null &&
    literal.place !== 'anywhere' &&
    replacement.pieces.length === 0
  )
    return without(literal, finds)
  const decoded = replaceDecoded(pattern, replacement, finds)
  const each = replaceBy(ways, replacement, pattern.groups)
  let quick = automaton && finds === null ? replaceByFewBytes(automaton, replacement) : undefined
  return byBytes(
    (column) => {
      const done = quick?.(column)
      if (done === undefined) quick = undefined
      return done ?? each(column)
    },
    decoded,
    unmended,
  )
}

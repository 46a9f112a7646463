import type { Pattern } from '@lockstep/schema'
import { isValid, type TextColumn } from '../../column/column.js'
import { isValidText } from '../../column/valid-text.js'
import { type Automaton, automatonOf, forwards } from '../../regexp/automaton.js'
import { noMatch, tooManyStates } from '../../regexp/search.js'
import { search } from '../../regexp/whole.js'
import { mended } from '../shared/rewrite-text.js'
import { finderHints, type Hints, type Needed, type Place, requiredLiteral } from './required-literal.js'

/** How a pattern's matches are found: by a search for text, where every match is that; else by an automaton, if it has one. */
export interface Ways extends Hints {
  readonly need: Needed | null
  /** What is needed, where a match is nothing else. */
  readonly literal: Needed | undefined
  readonly automaton: Automaton | undefined
}

/** The ways to a pattern's matches, with their groups or without. */
export const waysOf = (pattern: Pattern, groups: boolean): Ways => {
  const need = requiredLiteral(pattern)
  const known = automatonOf(pattern)
  const automaton = groups && need?.begins === true ? forwards(known) : known
  const literal = need?.all === true ? need : undefined
  return { need, literal, automaton, ...finderHints(need, automaton?.back !== undefined) }
}

/**
 * What is done to a column by its bytes. Once that takes too many states and gives undefined, `RegExp` does this column and
 * all later ones. Bytes that are no UTF-8 are U+FFFD first; `restore` makes the answer for the column of that for the text.
 */
export const byBytes = <C>(
  way: ((column: TextColumn) => C | undefined) | undefined,
  decoded: (column: TextColumn) => C,
  restore: (column: TextColumn, text: TextColumn, made: C) => C = (_column, _text, made) => made,
): ((column: TextColumn) => C) => {
  let tried = way
  return (column) => {
    if (tried === undefined) return decoded(column)
    const isText = isValidText(column)
    const text = isText ? column : mended(column)
    const found = tried(text)
    if (found === undefined) {
      tried = undefined
      return decoded(column)
    }
    return isText ? found : restore(column, text, found)
  }
}

/** Finds the next match in the bytes of a cell from one place to another: where it ends, `noMatch`, or `tooManyStates`. */
type Next = (bytes: Uint8Array, from: number, to: number, isStart: boolean, slots: Int32Array) => number

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

const nextIn = ({ literal, automaton, finds, begins }: Ways, column: TextColumn, whole: boolean): Next => {
  const place = finds === null ? null : finds(column)
  if (literal !== undefined && place !== null) return nextOf(literal, place)
  return automaton === undefined ? () => tooManyStates : nextBy(automaton, begins, place, whole)
}

/** Is told of a match: its cell, and where it ends. Where it and its groups begin and end stands in the slots. */
export type See = (index: number, end: number) => void

/**
 * Shows the matches of all cells of a column, one after the other; false where that takes too many states. Each is found
 * in time linear in the rest of its cell. As with `RegExp`, all matches of a cell may take quadratic time where each depends on
 * what stands far behind it. The pattern must not match the empty text.
 */
export const eachMatch = (
  ways: Ways,
  column: TextColumn,
  slots: Int32Array,
  whole: boolean,
  see: See,
): boolean => {
  const { length, validity, offsets, bytes } = column
  const next = nextIn(ways, column, whole)
  for (let index = 0; index < length; index++) {
    if (!isValid(validity, index)) continue
    const start = offsets[index] as number
    const end = offsets[index + 1] as number
    for (let at = start; at < end; ) {
      const found = next(bytes, at, end, at === start, slots)
      if (found === tooManyStates) return false
      if (found === noMatch) break
      see(index, found)
      at = found
    }
  }
  return true
}

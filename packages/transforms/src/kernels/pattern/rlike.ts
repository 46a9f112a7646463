import { type Pattern, types } from '@lockstep/schema'
import { setBit } from '../../bytes/bitmap.js'
import { type BooleanColumn, bitmapBytes, type TextColumn } from '../../column/column.js'
import type { Automaton } from '../../regexp/automaton.js'
import { tooManyStates } from '../../regexp/search.js'
import { testAll } from '../../regexp/test-all.js'
import { matchesAt } from '../../regexp/whole.js'
import { matchDecoded } from './by-regexp.js'
import { byBytes, waysOf } from './matches.js'
import type { Hints, Place } from './required-literal.js'

const setWhere = (place: Place, { length, offsets, bytes }: TextColumn, bits: Uint8Array): void => {
  for (let index = 0; index < length; index++)
    if (place(bytes, offsets[index] as number, offsets[index + 1] as number) >= 0) setBit(bits, index)
}

/** After this many cells the literal is no longer looked for, if hardly a cell was without it. */
const sampled = 256

/** Sets the bits of the cells that match; false where that takes too much. */
const setMatches = (
  automaton: Automaton,
  { finds, begins }: Hints,
  column: TextColumn,
  bits: Uint8Array,
): boolean => {
  const { length, offsets, bytes } = column
  let place = finds === null ? null : finds(column)
  let without = 0
  for (let index = 0; index < length; index++) {
    if (index === sampled && !begins && without < sampled >> 3) place = null
    if (place === null && automaton.back === undefined)
      return testAll(automaton.forward, bytes, offsets, index, length, bits)
    const from = offsets[index] as number
    const to = offsets[index + 1] as number
    const hint = place === null ? from : place(bytes, from, to)
    if (hint < 0) {
      without++
      continue
    }
    const at = begins ? hint : from
    const found = matchesAt(automaton, bytes, at, to, at === from)
    if (found === tooManyStates) return false
    bits[index >> 3] = (bits[index >> 3] as number) | (found << (index & 7))
  }
  return true
}

const ofBits = ({ length, validity }: TextColumn, bits: Uint8Array): BooleanColumn => ({
  layout: 'boolean',
  type: types.boolean,
  length,
  validity,
  bits,
})

/** Whether the pattern matches somewhere. */
export const matches = (pattern: Pattern): ((column: TextColumn) => BooleanColumn) => {
  const ways = waysOf(pattern, false)
  const { literal, automaton, finds } = ways
  if (literal !== undefined && finds !== null)
    return (column) => {
      const bits = new Uint8Array(bitmapBytes(column.length))
      setWhere(finds(column), column, bits)
      return ofBits(column, bits)
    }
  return byBytes(
    automaton &&
      ((column) => {
        const bits = new Uint8Array(bitmapBytes(column.length))
        return setMatches(automaton, ways, column, bits) ? ofBits(column, bits) : undefined
      }),
    matchDecoded(pattern, finds),
  )
}

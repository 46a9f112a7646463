import { type Pattern, types } from '@lockstep/schema'
import { type BooleanColumn, bitmapBytes, type TextColumn } from '../column.js'
import { automaton } from '../regexp/automaton.js'
import { test, tooMuch } from '../regexp/search.js'
import type { Machine } from '../regexp/states.js'
import { matchesDecoded } from './decoded.js'
import { needed, type Place, placeOf } from './literal.js'
import { isText } from './valid.js'

const setWhere = (place: Place, { length, offsets, bytes }: TextColumn, bits: Uint8Array): void => {
  for (let index = 0; index < length; index++)
    if (place(bytes, offsets[index] as number, offsets[index + 1] as number) >= 0)
      bits[index >> 3] = (bits[index >> 3] as number) | (1 << (index & 7))
}

/** Sets the bits of the cells that match; false where that takes too much. */
const setMatches = (
  machine: Machine,
  place: Place | null,
  begins: boolean,
  column: TextColumn,
  bits: Uint8Array,
): boolean => {
  const { length, offsets, bytes } = column
  const { first, later } = machine
  for (let index = 0; index < length; index++) {
    const from = offsets[index] as number
    const to = offsets[index + 1] as number
    const hint = place === null ? from : place(bytes, from, to)
    if (hint < 0) continue
    const at = begins ? hint : from
    const found = test(machine, bytes, at, to, at === from ? first : later)
    if (found === tooMuch) return false
    bits[index >> 3] = (bits[index >> 3] as number) | (found << (index & 7))
  }
  return true
}

/** Whether the pattern matches somewhere. */
export const matches = (pattern: Pattern): ((column: TextColumn) => BooleanColumn) => {
  const need = needed(pattern)
  const place = need === null ? null : placeOf(need)
  const begins = need?.begins === true
  const decoded = matchesDecoded(pattern, place)
  const all = need?.all === true ? place : null
  let machine = all === null ? automaton(pattern) : undefined
  return (column) => {
    const { length, validity } = column
    const bits = new Uint8Array(bitmapBytes(length))
    if (all !== null) setWhere(all, column, bits)
    else {
      if (machine === undefined || !isText(column)) return decoded(column)
      if (!setMatches(machine, place, begins, column, bits)) {
        machine = undefined
        return decoded(column)
      }
    }
    return { layout: 'boolean', type: types.boolean, length, validity, bits }
  }
}

import { type Pattern, types } from '@lockstep/schema'
import { put, sourceOf } from '../../builders/put-bytes.js'
import { addString, closeText } from '../../builders/text.js'
import type { IntColumn, ListColumn, TextColumn } from '../../column/column.js'
import { noMatch } from '../../regexp/search.js'
import { buildFrom, like } from '../shared/rewrite-text.js'
import { eachText } from './decode-cells.js'
import { byBytes, eachMatch, waysOf } from './matches.js'

const type = types.list(types.text)

const countDecoded =
  ({ source }: Pattern) =>
  (column: TextColumn): IntColumn => {
    const every = new RegExp(source, 'gu')
    const { length, validity } = column
    const values = new Int32Array(length)
    eachText(column, null, (text, index) => {
      values[index] = text === null ? 0 : [...text.matchAll(every)].length
    })
    return { layout: 'int', type: types.int, length, validity, values }
  }

/** How many matches there are. The pattern must not match the empty text. */
export const countMatches = (pattern: Pattern): ((column: TextColumn) => IntColumn) => {
  const ways = waysOf(pattern, false)
  const slots = new Int32Array(2 + 2 * pattern.groups)
  return byBytes((column) => {
    const { length, validity } = column
    const values = new Int32Array(length)
    const see = (index: number): void => {
      values[index] = (values[index] as number) + 1
    }
    return eachMatch(ways, column, slots, true, see)
      ? { layout: 'int', type: types.int, length, validity, values }
      : undefined
  }, countDecoded(pattern))
}

const everyDecoded =
  ({ source }: Pattern, group: number) =>
  (column: TextColumn): ListColumn => {
    const every = new RegExp(source, 'gu')
    const { length, validity } = column
    const found = like(column)
    const ends = new Int32Array(length + 1)
    eachText(column, null, (text, index) => {
      if (text !== null) for (const match of text.matchAll(every)) addString(found, match[group] ?? '')
      ends[index + 1] = found.length
    })
    return { layout: 'list', type, length, validity, offsets: ends, elements: buildFrom(found, null) }
  }

/** A group of every match, '' where it took no part. The pattern must not match the empty text. */
export const extractEach = (pattern: Pattern, group: number): ((column: TextColumn) => ListColumn) => {
  const ways = waysOf(pattern, group > 0)
  const slots = new Int32Array(2 + 2 * pattern.groups)
  const slot = 2 * group
  return byBytes(
    (column) => {
      const { length, validity, bytes } = column
      const source = sourceOf(bytes)
      const found = like(column)
      const ends = new Int32Array(length + 1)
      let cell = 0
      const see = (index: number, end: number): void => {
        while (cell < index) ends[++cell] = found.length
        const from = slots[slot] as number
        if (from !== noMatch) put(found, source, from, group === 0 ? end : (slots[slot + 1] as number))
        closeText(found)
      }
      if (!eachMatch(ways, column, slots, group === 0, see)) return undefined
      while (cell < length) ends[++cell] = found.length
      return { layout: 'list', type, length, validity, offsets: ends, elements: buildFrom(found, null) }
    },
    everyDecoded(pattern, group),
  )
}

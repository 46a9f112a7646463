import { type Pattern, type Replacement, types } from '@lockstep/schema'
import { addString, closeText } from '../../builders/text.js'
import { setBit } from '../../bytes/bitmap.js'
import { type BooleanColumn, bitmapBytes, type TextColumn } from '../../column/column.js'
import { extractor, replacer, tester } from '../../regexp/match.js'
import { buildFrom, changing, like } from '../shared/rewrite-text.js'
import { eachText } from './decode-cells.js'
import type { Finder } from './required-literal.js'

/** Whether the pattern matches somewhere, by `RegExp`. */
export const matchDecoded =
  (pattern: Pattern, finds: Finder | null) =>
  (column: TextColumn): BooleanColumn => {
    const { length, validity } = column
    const test = tester(pattern)
    const bits = new Uint8Array(bitmapBytes(length))
    eachText(column, finds === null ? null : finds(column), (text, index) => {
      if (text !== null && test(text)) setBit(bits, index)
    })
    return { layout: 'boolean', type: types.boolean, length, validity, bits }
  }

/** Every match replaced, by `RegExp`. */
export const replaceDecoded =
  (pattern: Pattern, replacement: Replacement, finds: Finder | null) =>
  (column: TextColumn): TextColumn => {
    const replace = replacer(pattern, replacement)
    const { keep, change, changed } = changing(column)
    eachText(column, finds === null ? null : finds(column), (text, index) => {
      const other = text === null ? null : replace(text)
      if (other === null || other === text) keep(index)
      else change(index, other)
    })
    return changed()
  }

/** A group of the first match, '' on a miss, by `RegExp`. */
export const extractDecoded =
  (pattern: Pattern, group: number, finds: Finder | null) =>
  (column: TextColumn): TextColumn => {
    const extract = extractor(pattern, group)
    const out = like(column)
    eachText(column, finds === null ? null : finds(column), (text) => {
      if (text === null) closeText(out)
      else addString(out, extract(text))
    })
    return buildFrom(out, column.validity)
  }

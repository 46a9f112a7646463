import { types } from '@lockstep/schema'
import { afterSome, countCharacters } from '../../bytes/characters.js'
import { findSpan } from '../../bytes/find.js'
import type { IntColumn } from '../../column/column.js'
import { finder } from '../pattern/required-literal.js'
import type { ComputeTwo } from '../shared/apply.js'
import { bothRows, operandAs } from '../shared/operand.js'

/**
 * The place of the right text in the left one, in characters from 1, at or behind character `from`; 0 where there is none.
 * The empty text is at 1, wherever it is looked for.
 */
export const locateTexts =
  (from: number): ComputeTwo =>
  (left, right, length): IntColumn => {
    const { cells, step } = operandAs(left, 'text')
    const { cells: others, step: otherStep } = operandAs(right, 'text')
    const { offsets, bytes } = cells
    const values = new Int32Array(length)
    const isOne = otherStep === 0 && step === 1 && from === 1
    const part = isOne ? others.bytes.subarray(others.offsets[0], others.offsets[1]) : undefined
    if (part !== undefined && part.length > 0) {
      const place = finder({ place: 'anywhere', bytes: part, all: true, begins: true })(cells)
      for (let row = 0; row < length; row++) {
        const start = offsets[row] as number
        const found = place(bytes, start, offsets[row + 1] as number)
        if (found >= 0) values[row] = 1 + countCharacters(bytes, start, found)
      }
      return { layout: 'int', type: types.int, length, validity: bothRows(left, right, length), values }
    }
    for (let row = 0; row < length; row++) {
      const start = offsets[row * step] as number
      const end = offsets[row * step + 1] as number
      const other = others.offsets[row * otherStep] as number
      const otherEnd = others.offsets[row * otherStep + 1] as number
      const first = afterSome(bytes, start, end, from - 1)
      const found = findSpan(bytes, first, end, others.bytes, other, otherEnd)
      values[row] = other === otherEnd ? 1 : found < 0 ? 0 : 1 + countCharacters(bytes, start, found)
    }
    return { layout: 'int', type: types.int, length, validity: bothRows(left, right, length), values }
  }

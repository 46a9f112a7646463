import { put, sourceOf } from '../../builders/put-bytes.js'
import { closeText, textBuilder } from '../../builders/text.js'
import { isValid, type TextColumn } from '../../column/column.js'
import { type CellsOperand, operandAs } from '../shared/operand.js'
import { buildFrom } from '../shared/rewrite-text.js'

const utf8 = new TextEncoder()

/** Texts joined row by row with a separator, those that are null left out. Never null. */
export const concatWith = (
  separator: string,
): ((operands: readonly CellsOperand[], length: number) => TextColumn) => {
  const between = sourceOf(utf8.encode(separator))
  return (operands, length) => {
    const texts = operands.map((operand) => {
      const { cells, step } = operandAs(operand, 'text')
      return { step, validity: cells.validity, offsets: cells.offsets, source: sourceOf(cells.bytes) }
    })
    const out = textBuilder(length)
    for (let row = 0; row < length; row++) {
      let isFirst = true
      for (const { step, validity, offsets, source } of texts) {
        const cell = row * step
        if (validity !== null && !isValid(validity, cell)) continue
        if (!isFirst) put(out, between, 0, between.bytes.length)
        put(out, source, offsets[cell] as number, offsets[cell + 1] as number)
        isFirst = false
      }
      closeText(out)
    }
    return buildFrom(out, null)
  }
}

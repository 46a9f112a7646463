import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { newOut } from '../../bytes/writer.js'
import { checkText, isValid, type Kernel, type PlainColumn, type TextColumn } from '../../column/column.js'
import { perText, perValue } from '../shared/apply.js'
import { writtenColumn } from '../shared/text-writer.js'
import { parseEntries, parseTexts } from './parse-json.js'
import { putOf } from './write-values.js'

/** Cells as JSON. */
const jsonTexts = (column: PlainColumn, nulls: 'leftOut' | 'kept'): TextColumn => {
  const { length, validity } = column
  const put = putOf(column, nulls)
  const out = newOut(length * 32)
  const offsets = new Int32Array(length + 1)
  for (let row = 0; row < length; row++) {
    if (isValid(validity, row)) put(out, row)
    checkText(out.end)
    offsets[row + 1] = out.end
  }
  return writtenColumn({ offsets, bytes: out.bytes }, validity)
}

/** The operations of `schema/graph/operations/json.ts` on Arrow columns. */
export const json: MeaningOf<Kernel, OperationsOf<'json'>> = {
  parseJson: ({ constants: { type } }, of) => perText(of, (texts) => parseTexts(texts, type)),
  parseJsonEntries: ({ type: list, constants: { type } }, of) =>
    perText(of, (texts) => parseEntries(texts, list, type)),
  toJson: ({ constants: { nulls } }, of) => perValue(of, (column) => jsonTexts(column, nulls)),
}

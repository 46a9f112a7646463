import { fourBytes } from '../../bytes/words.js'
import { type BooleanColumn, isValid, type PlainColumn } from '../../column/column.js'
import { endCell, isNull, newTextWriter, writtenColumn } from '../shared/text-writer.js'

const [trueWord, falsWord] = [fourBytes('true'), fourBytes('fals')]
const e = 0x65

/** `true` or `false`. */
export const booleanToText = ({ length, validity, bits }: BooleanColumn): PlainColumn => {
  const out = newTextWriter(length, 5)
  let end = 0
  for (let index = 0; index < length; index++) {
    if (!isNull(validity, index)) {
      const holds = isValid(bits, index)
      out.view.setInt32(end, holds ? trueWord : falsWord, true)
      out.view.setUint8(end + 4, e)
      end += holds ? 4 : 5
    }
    endCell(out, index, end, 5)
  }
  return writtenColumn(out, validity)
}

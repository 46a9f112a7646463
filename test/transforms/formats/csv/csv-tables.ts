import { type Field, types } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import fc from 'fast-check'
import { cellOf, latin } from '../../../agreement/draw.js'
import type { Cell } from '../../../kit/arrow/cells.js'
import { fromCells } from '../../../kit/arrow/plain.js'

/** A column of each type that CSV is written of. */
export const writable: readonly Field[] = [
  { name: 'text', type: types.text },
  { name: 'a,"b" \ufeff', type: types.text },
  { name: 'boolean', type: types.boolean },
  { name: 'int', type: types.int },
  { name: 'long', type: types.long },
  { name: 'double', type: types.double },
  { name: 'money', type: types.decimal(10, 2) },
  { name: 'wide', type: types.decimal(38, 18) },
  { name: 'whole', type: types.decimal(5, 0) },
  { name: '', type: types.date },
  { name: ' at', type: types.timestamp },
]

/** Those of them that `readCsv` takes. */
export const readable: readonly Field[] = writable.slice(0, 9)

const piece = fc.constantFrom(
  ...[
    '"',
    '""',
    ',',
    ';',
    "'",
    '\\',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '\t',
    '\0',
    '\x01',
    '\x7f',
    '\u0085',
    '\u2028',
  ],
  ...['\ufeff', '#', 'NA', 'a', 'é', '😀', '"\0', '\0"', ',"', '",', '"\n', '\\"', 'long '.repeat(30)],
)

const nasty = fc.array(piece, { maxLength: 6 }).map((pieces) => latin(pieces.join('')))

/** Cells of a column; text is of what CSV is made of. */
const cellsOf = ({ type }: Field, rows: number): fc.Arbitrary<readonly Cell[]> => {
  const cell = type.kind === 'text' ? fc.oneof(fc.constant(null), nasty, cellOf(type)) : cellOf(type)
  return fc.array(cell, { minLength: rows, maxLength: rows })
}

/** A table of some columns, and its cells. */
export interface Drawn {
  readonly fields: readonly Field[]
  readonly batches: readonly RecordBatch[]
}

/** Tables of at least so many of some columns, in any order. */
export const tableOf = (from: readonly Field[], least: number): fc.Arbitrary<Drawn> =>
  fc
    .tuple(fc.shuffledSubarray([...from], { minLength: least }), fc.integer({ min: 1, max: 12 }))
    .chain(([fields, rows]) =>
      fc.tuple(...fields.map((field) => cellsOf(field, rows))).map((columns) => ({
        fields,
        batches: fromCells(columns, fields, rows).batches,
      })),
    )

import { type Type, types } from '@lockstep/schema'
import { type Data, makeData, RecordBatch, Schema, Struct, Table } from 'apache-arrow'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arrowField } from '../../../packages/transforms/src/arrow/types.js'
import { addNull, builder, cutTo, finish } from '../../../packages/transforms/src/builders/any.js'
import type { Builder } from '../../../packages/transforms/src/builders/builder.js'
import { addBoolean, addDouble, addInt } from '../../../packages/transforms/src/builders/fixed.js'
import { closeList, closeStruct } from '../../../packages/transforms/src/builders/nested.js'
import { addString, addText } from '../../../packages/transforms/src/builders/text.js'
import {
  addDecimal,
  addDecimalNumber,
  addLong,
  addLongNumber,
} from '../../../packages/transforms/src/builders/wide.js'
import { cellOf, someTypes } from '../../agreement/draw.js'
import { type Cell, cells } from '../../kit/arrow/cells.js'

const isSmall = (value: bigint): boolean => value > -(2n ** 53n) && value < 2n ** 53n

const add = (to: Builder, cell: Cell): void => {
  if (cell === null) addNull(to)
  else if (to.kind === 'list' && Array.isArray(cell)) {
    for (const element of cell) add(to.element, element)
    closeList(to)
  } else if (to.kind === 'struct' && Array.isArray(cell)) {
    for (const [index, field] of to.fields.entries()) add(field, cell[index])
    closeStruct(to)
  } else if (to.kind === 'text') {
    const bytes = Buffer.from(`<${String(cell)}>`, 'latin1')
    addText(to, bytes, 1, bytes.length - 1)
  } else if (to.kind === 'boolean') addBoolean(to, cell === true)
  else if (to.kind === 'double')
    addDouble(to, new Float64Array(BigInt64Array.of(BigInt(cell as bigint)).buffer)[0] ?? 0)
  else if (to.kind === 'int' || to.kind === 'date') addInt(to, Number(cell))
  else if (to.kind === 'decimal') {
    if (isSmall(cell as bigint)) addDecimalNumber(to, Number(cell))
    else addDecimal(to, cell as bigint)
  } else if (isSmall(cell as bigint) && (to.kind === 'long' || to.kind === 'timestamp'))
    addLongNumber(to, Number(cell))
  else if (to.kind === 'long' || to.kind === 'timestamp') addLong(to, cell as bigint)
}

const built = (type: Type, data: Data): readonly Cell[] => {
  const schema = new Schema([arrowField({ name: 'c', type })])
  const all = makeData({
    type: new Struct(schema.fields),
    length: data.length,
    nullCount: 0,
    children: [data],
  })
  return cells(new Table([new RecordBatch(schema, all)]), [{ name: 'c', type }])[0]?.cells ?? []
}

/** Cells that are added, some of them forgotten, and others added after them; that, several times. */
const story = fc.constantFrom(...someTypes).chain((type) =>
  fc.record({
    type: fc.constant(type),
    room: fc.integer({ min: 1, max: 100 }),
    batches: fc.array(
      fc.array(
        fc.record({
          added: fc.array(cellOf(type), { maxLength: 100 }),
          kept: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        {
          maxLength: 4,
        },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  }),
)

it('builds the cells that were added and not cut off, batch after batch', () => {
  fc.assert(
    fc.property(story, ({ type, room, batches }) => {
      const to = builder(type, room)
      for (const batch of batches) {
        const expected: Cell[] = []
        for (const { added, kept } of batch) {
          for (const cell of added) add(to, cell)
          expected.push(...added)
          const length = Math.floor(expected.length * kept)
          cutTo(to, length)
          expected.length = length
        }
        const data = finish(to)
        expect(built(type, data)).toEqual(expected)
        expect(data.nullCount).toBe(expected.filter((cell) => cell === null).length)
      }
    }),
    { numRuns: 150 },
  )
})

it('writes strings as UTF-8', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 })), (strings) => {
      const to = builder(types.text, 1)
      if (to.kind === 'text') for (const text of strings) addString(to, text)
      expect(built(types.text, finish(to))).toEqual(
        strings.map((text) => Buffer.from(text).toString('latin1')),
      )
    }),
  )
})

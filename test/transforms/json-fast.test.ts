import { type Field, type Type, types } from '@lockstep/schema'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactRows } from '../../packages/transforms/src/json/exact/rows.js'
import type { Value } from '../../packages/transforms/src/json/exact/value.js'
import type { JsonMode } from '../../packages/transforms/src/json/options.js'
import { readJsonFiles } from '../../packages/transforms/src/json/read.js'
import { rowShape } from '../../packages/transforms/src/json/shape.js'
import { type Cell, cells, oneNaN } from '../kit/cells.js'
import { fileOf, jsonLine, split } from './json-lines.js'
import { everyType, jsonValues } from './json-values.js'

const all = async (batches: AsyncIterable<RecordBatch>): Promise<readonly RecordBatch[]> => {
  const made: RecordBatch[] = []
  for await (const batch of batches) made.push(batch)
  return made
}

const bits = (value: number): bigint => new BigUint64Array(Float64Array.of(value).buffer)[0] ?? 0n

const cellOf = (type: Type, value: Value): Cell => {
  if (value === null) return null
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (Array.isArray(value))
    return value.map((part, index) =>
      cellOf(type.kind === 'list' ? type.element : fieldType(type, index), part),
    )
  if (type.kind === 'double') return Number.isNaN(value) ? oneNaN : bits(Number(value))
  return value as Cell
}

const fieldType = (type: Type, index: number): Type =>
  (type.kind === 'struct' ? type.fields[index]?.type : undefined) ?? types.text

/** The rows by the exact reader alone. */
const exactly = (fields: readonly Field[], lines: readonly Uint8Array[], mode: JsonMode) =>
  lines.flatMap((line) => {
    const { rows, fault } = exactRows(line, 0, line.length, rowShape(types.struct(fields)))
    if (fault !== undefined && mode === 'dropMalformed') return []
    return rows.map((row) => row.map((value, index) => cellOf(fields[index]?.type ?? types.text, value)))
  })

describe('the fast reader', () => {
  const mode = fc.constantFrom<JsonMode>('permissive', 'dropMalformed')

  it('gives what the exact one gives, from every value', async () => {
    for (const field of everyType) {
      const lines = jsonValues.map((value) => new TextEncoder().encode(`{"${field.name}": ${value}}`))
      const file = { name: 'values', chunks: [fileOf(lines)] }
      const batches = await all(readJsonFiles({ name: 'raw', raw: [field] }, [file]))
      const [column] = cells(new Table([...batches]), [field])
      expect(column?.cells).toEqual(exactly([field], lines, 'permissive').map(([cell]) => cell))
    }
  })

  it('gives what the exact one gives, whatever the chunks, batches and ends of lines', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(jsonLine(everyType), { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
        fc.record({
          batchRows: fc.integer({ min: 1, max: 20 }),
          batchBytes: fc.integer({ min: 1, max: 5000 }),
          mode,
        }),
        fc.constantFrom('\n', '\r', '\r\n'),
        async (lines, sizes, { batchRows, batchBytes, mode }, end) => {
          const file = { name: 'drawn', chunks: split(fileOf(lines, end), sizes) }
          const raw = { name: 'raw', raw: everyType }
          const batches = await all(readJsonFiles(raw, [file], { batchRows, mode }, { batchBytes }))
          const columns = cells(new Table([...batches]), everyType)
          const rows = exactly(everyType, lines, mode)
          expect(columns.map(({ cells }) => cells)).toEqual(
            everyType.map((_, index) => rows.map((row) => row[index])),
          )
          expect(Math.max(...batches.map(({ numRows }) => numRows))).toBeLessThanOrEqual(batchRows)
        },
      ),
    )
  })
})

import { table } from '@lockstep/schema'
import {
  clean,
  cleanBatches,
  cleanFiles,
  cleanRows,
  cleanTo,
  readArrow,
  readCsv,
  readJson,
  readParquet,
  tableOfRows,
} from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const pin = table('pin', { raw: z.object({ title: z.string() }), clean: ({ title }) => ({ title }) })
const rows = [{ title: 'a' }]
const arrow = tableOfRows(pin, rows)

/** What JavaScript without types could pass. */
const loose = (value: unknown): never => value as never

/** Runs a call up to its first result, whether it throws at once or as it is read. */
const first = async (call: () => unknown): Promise<void> => {
  const given = await call()
  await (given as AsyncGenerator<unknown>).next()
}

const made = 'expected a table that table() or fromJSON() made, got'

describe('a call with the wrong things is refused with the call to write:', () => {
  it.each<readonly [string, () => unknown, string]>([
    [
      'clean of plain objects',
      () => clean(pin, loose(rows)),
      'clean: expected an Arrow table, got an array; write for plain objects cleanRows(pin, rows)',
    ],
    [
      'clean of a batch',
      () => clean(pin, loose(arrow.batches[0])),
      'clean: expected an Arrow table, got an object (RecordBatch); write clean(pin, new Table([batch]))',
    ],
    [
      'clean of what a reader gives',
      () => clean(pin, loose(readJson(pin, 'pins.json'))),
      'write for batches cleanBatches(pin, batches)',
    ],
    [
      'clean of nothing',
      () => clean(pin, loose(undefined)),
      'clean: expected an Arrow table, got undefined; write clean(pin, arrowTable), or for plain objects cleanRows(pin, rows)',
    ],
    ['clean without table', () => clean(loose(arrow), loose(pin)), `clean: ${made} an object (Table)`],
    [
      'cleanRows of one row',
      () => cleanRows(pin, loose({ title: 'a' })),
      'cleanRows: expected an array of objects, got a plain object; write cleanRows(pin, [{ title: ... }])',
    ],
    ['cleanRows of text', () => cleanRows(pin, loose('ab')), 'expected an array of objects, got text "ab"'],
    ['cleanRows of nothing', () => cleanRows(pin, loose(undefined)), 'an array of objects, got undefined'],
    [
      'cleanRows without table',
      () => cleanRows(loose(undefined), rows),
      `cleanRows: ${made} undefined; write cleanRows(pin, rows)`,
    ],
    [
      'cleanBatches of nothing',
      () => cleanBatches(pin, loose(undefined)),
      'cleanBatches: expected record batches, got undefined; write cleanBatches(pin, batches)',
    ],
    [
      'cleanFiles without table',
      () => cleanFiles(loose('pins.json'), loose(undefined)),
      `cleanFiles: ${made} text "pins.json"; write cleanFiles(pin, paths)`,
    ],
    [
      'cleanTo without table',
      () => cleanTo(loose({}), 'a.json', 'b.json'),
      `cleanTo: ${made} a plain object; write cleanTo(pin, source, target)`,
    ],
    [
      'readParquet with a table',
      () => readParquet(loose(pin), loose('pins.parquet')),
      'readParquet: expected a path or bytes, got the table pin; write readParquet(path), without a table',
    ],
    [
      'readArrow with a table',
      () => readArrow(loose(pin), loose('pins.arrow')),
      'readArrow: expected a path or bytes, got the table pin; write readArrow(path), without a table',
    ],
    ['readArrow of nothing', () => readArrow(loose(undefined)), 'a path or bytes, got undefined'],
    [
      'readJson without table',
      () => readJson(loose('pins.json'), loose(undefined)),
      'readJson: expected a table first, got text "pins.json"; write readJson(pin, path)',
    ],
    [
      'readCsv of nothing',
      () => readCsv(pin, loose(undefined)),
      'readCsv: expected a path or bytes, got undefined; write readCsv(pin, path)',
    ],
  ])('%s', async (_, call, message) => {
    await expect(first(call)).rejects.toThrow(message)
  })
})

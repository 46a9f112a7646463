import { tableOfRows, writeArrow } from '@lockstep/transforms'
import { cleaned } from '../jobs/unchanged.js'
import type { Answered } from './answer.js'

/** Writes an answer of plain objects as an Arrow file, and says where. */
export const writeRows = async (
  path: string,
  table: Answered,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<string> => {
  const plain = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
    ),
  )
  await writeArrow(`${path}.arrow`, tableOfRows(cleaned(table), plain).batches)
  return `${path}.arrow`
}

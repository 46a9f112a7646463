import type { CsvOptions } from '@lockstep/transforms'
import { InferError } from './infer-error.js'

/** How a file of CSV is written, as its beginning shows. */
export interface CsvHead {
  readonly names: readonly string[]
  readonly options: CsvOptions
}

const separators = [',', ';', '\t', '|'] as const

/** The cells of a line, with quotes doubled inside quotes. */
const cellsOf = (line: string, sep: string): readonly string[] => {
  const cells: string[] = []
  let cell = ''
  let inQuotes = false
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] as string
    if (inQuotes && sign === '"' && line[at + 1] === '"') {
      cell += '"'
      at++
    } else if (sign === '"') inQuotes = !inQuotes
    else if (sign === sep && !inQuotes) {
      cells.push(cell)
      cell = ''
    } else cell += sign
  }
  return [...cells, cell]
}

/** Whether quotes are open at the end of one of the lines: then cells hold line ends. */
const hasOpenQuotes = (lines: readonly string[]): boolean =>
  lines.some((line) => (line.match(/"/gu)?.length ?? 0) % 2 === 1)

/**
 * How a file of CSV is written: its names, what stands between cells, and whether cells hold line ends.
 * @throws InferError for a header that cannot be the names of columns.
 */
export const csvHead = (path: string, head: Buffer): CsvHead => {
  const lines = head
    .toString()
    .replace(/^\ufeff/u, '')
    .split(/\r\n|\r|\n/u)
  const first = lines.find((line) => line.trim() !== '') ?? ''
  const counts = separators.map((sep) => cellsOf(first, sep).length)
  const sep = separators[counts.indexOf(Math.max(...counts))] ?? ','
  const names = cellsOf(first, sep)
  const empty = names.findIndex((name) => name.trim() === '')
  if (empty >= 0)
    throw new InferError(
      `${path}: column ${empty + 1} of ${names.length} has no name in the header; give it one, since columns are named by it`,
    )
  const whole = lines.slice(0, -1)
  return {
    names,
    options: {
      header: true,
      ...(sep === ',' ? {} : { sep }),
      ...(head.includes(0x22) ? { escape: '"' } : {}),
      ...(hasOpenQuotes(whole) ? { multiLine: true } : {}),
    },
  }
}

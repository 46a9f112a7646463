import { open } from 'node:fs/promises'
import { type AnyTable, onlySourceOf } from '@lockstep/schema'
import type { CsvOptions } from '../../formats/csv/options.js'
import type { SourceFile } from '../files/formats.js'

const looked = 1 << 16

const packed = /\.(?:gz|zst)$/u

/** The first lines of a file that are not blank; none of one that is packed. */
const firstLines = async (path: string): Promise<readonly string[]> => {
  if (packed.test(path)) return []
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(looked), 0, looked, 0)
    return buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\uFEFF/u, '')
      .split(/\r?\n/u)
      .filter((line) => line.trim() !== '')
  } finally {
    await file.close()
  }
}

const csvHint = (
  table: AnyTable,
  path: string,
  line: string,
  { sep = ',' }: CsvOptions,
): string | undefined => {
  const names = onlySourceOf(table.relation).parts.fields.map(({ name }) => name.toLowerCase())
  const cells = line.split(sep).map((cell) => cell.trim().replaceAll('"', '').toLowerCase())
  return cells.length > 0 && cells.join('\n') === names.join('\n')
    ? `${path}: its first line holds the columns' names and was read as a row, as in Spark; give csv: { header: true }`
    : undefined
}

const jsonHint = (path: string, [line = '', ...others]: readonly string[]): string | undefined =>
  /^\s*[[{]\s*$/u.test(line) && others.length > 0
    ? `${path}: its first line is ${line.trim()} alone; a line is read as a record, as in Spark; write one object a line, as \`jq -c '.[]?'\` does`
    : undefined

/**
 * What is likely meant otherwise: a file of CSV whose first line holds the columns' names and is read as a row, and a file of JSON with
 * records over several lines. One sentence each; no file is read further than its first 64 KiB.
 */
export const fileHints = async (
  table: AnyTable,
  files: readonly SourceFile[],
  csv: CsvOptions = {},
): Promise<readonly string[]> => {
  const hints: string[] = []
  for (const { path, format } of files) {
    if (format !== 'json' && (format !== 'csv' || csv.header === true)) continue
    const lines = await firstLines(path)
    const hint = format === 'json' ? jsonHint(path, lines) : csvHint(table, path, lines[0] ?? '', csv)
    if (hint !== undefined) hints.push(hint)
  }
  return hints
}

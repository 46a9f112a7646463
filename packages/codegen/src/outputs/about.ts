import { type AnyTable, explain } from '@lockstep/schema'
import { markdownText } from '../print/quote.js'

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** What a table is, in markdown: its name, what its author says of it, and every column's rule in plain words. */
export const about = (table: AnyTable, doc: string): string => {
  const columns = explain(table).map(({ column, type, words }) =>
    row(...[column, type, words].map(markdownText)),
  )
  const filter =
    table.where === null ? [] : explain({ ...table, columns: [{ name: 'where', node: table.where }] })
  const rows = [
    ...filter.map(({ words }) => `Rows are kept where ${markdownText(words)}.`),
    ...(table.distinct ? ['Rows that are equal in every column are kept once.'] : []),
  ]
  return [
    `## ${markdownText(table.name)}`,
    ...(doc === '' ? [] : [doc]),
    [row('column', 'type', 'rule'), row('---', '---', '---'), ...columns].join('\n'),
    ...rows,
  ].join('\n\n')
}

import type { BoxColumn } from './box.js'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (sign) => entities[sign] ?? sign)

/** A table of HTML, for notebooks: names with their types, nulls apart, and a line of what was left out. */
export const htmlTable = (columns: readonly BoxColumn[], below: string): string => {
  const heads = columns.map(
    ({ name, type }) => `<th>${escaped(name)}<br><small>${escaped(type)}</small></th>`,
  )
  const rows = Array.from({ length: columns[0]?.cells.length ?? 0 }, (_, row) =>
    columns.map(({ cells, isNumber }) => {
      const { text = '', isNull = false } = cells[row] ?? {}
      const style = isNumber ? ' style="text-align:right"' : ''
      return `<td${style}>${isNull ? '<i>null</i>' : escaped(text)}</td>`
    }),
  )
  const line = (cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`
  return `<table><thead>${line(heads)}</thead><tbody>${rows.map(line).join('')}</tbody></table><p>${escaped(below)}</p>`
}

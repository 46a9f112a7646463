/** A line of CSV as RFC 4180 has it: quotes doubled; null is nothing, and text of no letters two quotes. */
export const csvLine = (cells: readonly unknown[]): string => `${cells.map(cell).join(',')}\n`

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  const text = String(value)
  return text === '' || /^\s|[",\r\n]|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

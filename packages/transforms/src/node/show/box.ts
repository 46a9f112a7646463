import stringWidth from 'string-width'
import type { ShownCell } from './cell-text.js'

/** A column of a box: its name, its type in words, and its cells. */
export interface BoxColumn {
  readonly name: string
  /** Empty where it is not told; a line of types is left out where none is. */
  readonly type: string
  /** Numbers stand at the right. */
  readonly isNumber: boolean
  readonly cells: readonly ShownCell[]
}

/** How a box is drawn. */
export interface BoxOptions {
  /** The most signs of a line. */
  readonly width: number
  /** How what is less important is written: types, and nulls. */
  readonly dim: (text: string) => string
}

/** The narrowest that a column becomes before columns are left out. */
const narrowest = 12

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A text cut to a width, with `…` where something was cut off. Letters of two widths and marks are measured. */
export const cutToWidth = (text: string, width: number): string => {
  if (stringWidth(text) <= width) return text
  let [cut, used] = ['', 0]
  for (const { segment } of segments.segment(text)) {
    const more = stringWidth(segment)
    if (used + more > width - 1) break
    cut += segment
    used += more
  }
  return `${cut}…`
}

const padded = (text: string, width: number, isRight: boolean): string => {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return isRight ? blanks + text : text + blanks
}

/** The widths of columns that fit: the widest give way first; those at the end are left out where that is not enough. */
const widthsIn = (wanted: readonly number[], room: number): readonly number[] => {
  const widths = [...wanted]
  const sum = (): number => widths.reduce((all, width) => all + width + 3, 1)
  while (sum() > room && widths.length > 0) {
    const widest = Math.max(...widths)
    if (widest <= narrowest) widths.pop()
    else
      widths[widths.indexOf(widest)] = Math.max(
        narrowest,
        widest - Math.max(1, Math.min(widest, sum() - room) >> 1),
      )
  }
  return widths
}

/** A box of columns: names, their types below, then a line for each row. Gives the lines, and how many columns found room. */
export const boxLines = (
  columns: readonly BoxColumn[],
  { width, dim }: BoxOptions,
): { readonly lines: readonly string[]; readonly shown: number } => {
  const wanted = columns.map(({ name, type, cells }) =>
    Math.max(stringWidth(name), stringWidth(type), 1, ...cells.map(({ text }) => stringWidth(text))),
  )
  const widths = widthsIn(wanted, width)
  const shown = columns.slice(0, widths.length)
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right
  const line = (of: (column: BoxColumn, width: number) => string): string =>
    `│${shown.map((column, index) => ` ${of(column, widths[index] ?? 0)} `).join('│')}│`
  const put = (text: string, width: number, isNumber: boolean): string =>
    padded(cutToWidth(text, width), width, isNumber)
  const rows = columns[0]?.cells.length ?? 0
  return {
    shown: shown.length,
    lines: [
      rule('┌', '┬', '┐'),
      line(({ name, isNumber }, width) => put(name, width, isNumber)),
      ...(shown.every(({ type }) => type === '')
        ? []
        : [line(({ type, isNumber }, width) => dim(put(type, width, isNumber)))]),
      rule('├', '┼', '┤'),
      ...Array.from({ length: rows }, (_, row) =>
        line(({ cells, isNumber }, width) => {
          const { text = '', isNull = false } = cells[row] ?? {}
          const cell = put(text, width, isNumber)
          return isNull ? dim(cell) : cell
        }),
      ),
      rule('└', '┴', '┘'),
    ],
  }
}

/**
 * Text that can be laid out in one line or in several: a piece of text, a sequence, or one of the forms below. A group
 * stands in one line where it fits and breaks all its own lines where it does not.
 */
export type Doc =
  | string
  | readonly Doc[]
  | { readonly group: Doc; readonly always: boolean }
  | { readonly nest: Doc }
  /** A line break in a broken group, and this text in one that is not. */
  | { readonly line: string }
  /** This text in a broken group, and nothing in one that is not. */
  | { readonly broken: string }

/** Stands in one line where it fits. */
export const group = (of: Doc): Doc => ({ group: of, always: false })

/** Breaks its lines even where one would do. */
export const broken = (of: Doc): Doc => ({ group: of, always: true })

/** One level further in. */
export const nest = (of: Doc): Doc => ({ nest: of })

/** A blank, or a line break. */
export const line: Doc = { line: ' ' }

/** Nothing, or a line break. */
export const soft: Doc = { line: '' }

/** Docs with another between each two. */
export const between = (of: readonly Doc[], separator: Doc): Doc =>
  of.flatMap((each, index) => (index === 0 ? [each] : [separator, each]))

/** Docs in brackets, separated by commas; in several lines one a line, with `last` after the last one. */
export const brackets = (open: string, of: readonly Doc[], close: string, last = ''): Doc =>
  of.length === 0
    ? open + close
    : group([open, nest([soft, between(of, [',', line]), { broken: last }]), soft, close])

/** How wide a line may be, and what one level is indented by. */
export interface Page {
  readonly width: number
  readonly indent: string
}

/** The page of Python, as Black has it in lines of 100. */
export const pythonPage: Page = { width: 100, indent: '    ' }

/** The page of SQL. */
export const sqlPage: Page = { width: 100, indent: '  ' }

interface Open {
  readonly doc: Doc
  readonly level: number
  readonly flat: boolean
}

/** Whether a doc in one line, and what follows it up to the next line break, fits into `room` characters. */
const fits = (first: Open, rest: readonly Open[], room: number): boolean => {
  const open = [first]
  for (let next = rest.length; room >= 0; ) {
    const item = open.pop() ?? rest[--next]
    if (item === undefined) return true
    const { doc, level, flat } = item
    if (typeof doc === 'string') room -= doc.length
    else if ('nest' in doc) open.push({ doc: doc.nest, level, flat })
    else if ('group' in doc) {
      if (flat && doc.always) return false
      open.push({ doc: doc.group, level, flat })
    } else if ('line' in doc) {
      if (!flat) return true
      room -= doc.line.length
    } else if ('broken' in doc) room -= flat ? 0 : doc.broken.length
    else for (const each of doc.toReversed()) open.push({ doc: each, level, flat })
  }
  return false
}

/** The text of a doc that begins at a level of indentation. Without recursion, so depth costs no stack. */
export const layout = (of: Doc, page: Page, level = 0): string => {
  const open: Open[] = [{ doc: of, level, flat: false }]
  const pieces: string[] = []
  let column = level * page.indent.length
  const write = (text: string): void => {
    pieces.push(text)
    column += text.length
  }
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { doc, level, flat } = item
    if (typeof doc === 'string') write(doc)
    else if ('nest' in doc) open.push({ doc: doc.nest, level: level + 1, flat })
    else if ('group' in doc) {
      const inside: Open = { doc: doc.group, level, flat: true }
      open.push(
        !doc.always && (flat || fits(inside, open, page.width - column))
          ? inside
          : { ...inside, flat: false },
      )
    } else if ('broken' in doc) write(flat ? '' : doc.broken)
    else if (!('line' in doc)) for (const each of doc.toReversed()) open.push({ doc: each, level, flat })
    else if (flat) write(doc.line)
    else {
      pieces.push('\n', page.indent.repeat(level))
      column = level * page.indent.length
    }
  }
  return pieces.join('')
}

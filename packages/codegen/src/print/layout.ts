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
export const between = (of: readonly Doc[], separator: Doc): Doc => {
  const all: Doc[] = []
  for (const each of of) {
    if (all.length > 0) all.push(separator)
    all.push(each)
  }
  return all
}

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

/** Docs that are still to be written, the next one last; of each, how far in it stands, and whether in one line. */
interface Open {
  readonly docs: Doc[]
  readonly levels: number[]
  readonly flats: boolean[]
}

const put = ({ docs, levels, flats }: Open, doc: Doc, level: number, flat: boolean): void => {
  docs.push(doc)
  levels.push(level)
  flats.push(flat)
}

const putAll = (open: Open, all: readonly Doc[], level: number, flat: boolean): void => {
  for (let place = all.length - 1; place >= 0; place--) put(open, all[place] ?? '', level, flat)
}

/** What is left of `room` characters behind a doc: less than 0 where it does not fit, infinite where a line breaks in it. */
const leftBy = (first: Doc, flat: boolean, room: number): number => {
  const open = [first]
  let left = room
  while (left >= 0) {
    const doc = open.pop()
    if (doc === undefined) return left
    if (typeof doc === 'string') left -= doc.length
    else if ('nest' in doc) open.push(doc.nest)
    else if ('group' in doc) {
      if (flat && doc.always) return -1
      open.push(doc.group)
    } else if ('line' in doc) {
      if (!flat) return Number.POSITIVE_INFINITY
      left -= doc.line.length
    } else if ('broken' in doc) left -= flat ? 0 : doc.broken.length
    else for (let place = doc.length - 1; place >= 0; place--) open.push(doc[place] ?? '')
  }
  return left
}

/** Whether a doc stands in one line of a page, at a level of indentation. */
export const isOneLine = (of: Doc, { width, indent }: Page, level: number): boolean =>
  leftBy(of, true, width - level * indent.length) >= 0

/** The text of a doc that begins at a level of indentation. Without recursion, so depth costs no stack. */
export const layout = (of: Doc, page: Page, start = 0): string => {
  const open: Open = { docs: [of], levels: [start], flats: [false] }
  const { docs, levels, flats } = open
  const pieces: string[] = []
  let column = start * page.indent.length
  const write = (text: string): void => {
    pieces.push(text)
    column += text.length
  }
  /** Whether a group, and what follows it up to the next line break, fits into what is left of the line. */
  const fits = (of: Doc): boolean => {
    let left = leftBy(of, true, page.width - column)
    for (let next = docs.length - 1; next >= 0 && left >= 0 && Number.isFinite(left); next--)
      left = leftBy(docs[next] ?? '', flats[next] === true, left)
    return left >= 0
  }
  for (let doc = docs.pop(); doc !== undefined; doc = docs.pop()) {
    const level = levels.pop() ?? 0
    const flat = flats.pop() === true
    if (typeof doc === 'string') write(doc)
    else if ('nest' in doc) put(open, doc.nest, level + 1, flat)
    else if ('group' in doc) put(open, doc.group, level, !doc.always && (flat || fits(doc.group)))
    else if ('broken' in doc) write(flat ? '' : doc.broken)
    else if (!('line' in doc)) putAll(open, doc, level, flat)
    else if (flat) write(doc.line)
    else {
      pieces.push('\n', page.indent.repeat(level))
      column = level * page.indent.length
    }
  }
  return pieces.join('')
}

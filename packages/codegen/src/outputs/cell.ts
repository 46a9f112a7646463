/** What a cell is there for, in the order in which they stand. */
export type CellPart =
  | 'title'
  | 'settings'
  | 'mount'
  | 'helpers'
  | 'about'
  | 'clean'
  | 'write'
  | 'comments'
  | 'check'
  | 'question'
  | 'about partners'
  | 'partners'

/** A cell of what is said of a project: a format frames it, and changes nothing of it. */
export interface NotebookCell {
  readonly part: CellPart
  /** The table or question that it belongs to; '' for all of them. */
  readonly of: string
  readonly language: 'markdown' | 'python' | 'sql'
  /** What a person sees above it; '' for nothing. */
  readonly heading: string
  readonly text: string
}

/** A cell of markdown. */
export const markdownCell = (part: CellPart, of: string, text: string): NotebookCell => ({
  part,
  of,
  language: 'markdown',
  heading: '',
  text,
})

/** A cell of code. */
export const codeCell = (
  language: 'python' | 'sql',
  part: CellPart,
  of: string,
  text: string,
  heading = '',
): NotebookCell => ({ part, of, language, heading, text })

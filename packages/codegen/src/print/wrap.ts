/** What begins a block of markdown, so that no line may be broken before it. */
const blockStart = /^(?:[#>|=+*_~:<-]|```|[0-9]+[.)])/u

/** Words, and code between backticks as a whole where it fits into a line. */
const wordsIn = (text: string, width: number): readonly string[] =>
  [...text.matchAll(/(?:`[^`]*`|[^ `]|(?<= ) +| +(?= )|`)+/gu)].flatMap(([word]) =>
    word.length <= width ? [word] : word.split(/(?<! ) (?! )/u),
  )

const indentOf = (line: string): string => /^\s*/u.exec(line)?.[0] ?? ''

/** The lines of one line that is too long: broken at single blanks, each no wider than `width` where that can be. */
const broken = (line: string, width: number): readonly string[] => {
  const lines: string[] = []
  let open = indentOf(line)
  let isEmpty = true
  for (const word of wordsIn(line.slice(open.length), width)) {
    const fits = open.length + 1 + word.length <= width
    if (!isEmpty && !fits && !blockStart.test(word)) {
      lines.push(open)
      open = word
    } else open += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, open]
}

/**
 * Markdown in lines of at most `width` characters, where markdown means the same in several lines: headings, rows of
 * tables, code blocks and words without blanks stay as they are.
 */
export const wrapped = (markdown: string, width: number): string => {
  let inFence = false
  return markdown
    .split(/\r\n|\r|\n/u)
    .flatMap((line) => {
      if (/^\s*(?:```|~~~)/u.test(line)) inFence = !inFence
      const stays = inFence || line.length <= width || /^(?:\s*[#|]| {4}|\t)/u.test(line)
      return stays ? [line] : broken(line, width)
    })
    .join('\n')
}

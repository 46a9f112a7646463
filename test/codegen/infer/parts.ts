/** What a module says of a column: its line, and the questions above it. */
export interface Said {
  readonly rule: string
  readonly asks: readonly string[]
  readonly comments: readonly string[]
}

const isComment = (line: string): boolean => line.trimStart().startsWith('//')

/** What a proposed module says of each column, in the order of the select list. */
export const partsOf = (module: string): readonly Said[] => {
  const from = module.indexOf('  clean: (raw) => ({\n')
  const lines = module.slice(from, module.indexOf('\n  }),', from)).split('\n').slice(1)
  const parts: { rule: string; asks: string[]; comments: string[] }[] = []
  let now = { rule: '', asks: [] as string[], comments: [] as string[] }
  for (const line of lines) {
    if (isComment(line)) {
      const text = line.trim().slice(3)
      if (text.startsWith('  ') && now.comments.length > 0) {
        const last = `${now.comments.pop()} ${text.trim()}`
        now.comments.push(last)
        if (last.startsWith('? ')) now.asks[now.asks.length - 1] = last
      } else {
        now.comments.push(text)
        if (text.startsWith('? ')) now.asks.push(text)
      }
    } else now.rule += now.rule === '' ? line.trim() : `\n${line}`
    if (!isComment(line) && line.endsWith(',') && line.search(/\S/u) <= 6 && /^ {4}\S|^ {6}\./u.test(line)) {
      now.rule = now.rule.slice(0, -1)
      parts.push(now)
      now = { rule: '', asks: [], comments: [] }
    }
  }
  return parts
}

/** Whether a line of a module is code in a comment, or a line of it that goes on. */
const codeIn = (line: string): string | undefined => /^ {4}\/\/ (.*)$/u.exec(line)?.[1]

const beginsColumn = (code: string): boolean =>
  /^(?:[\w$]+|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"): raw/u.test(code)

/**
 * The module with the rules that are only asked, taken in as a person would: two slashes are deleted, and the line below. Of
 * several questions about a column the one of a number is taken, or the last.
 */
export const takeIn = (module: string, which: number): string => {
  const lines = module.split('\n')
  const out: string[] = []
  let asked: string[][] = []
  let open: string[] | undefined
  let isSkipped = false
  for (const line of lines) {
    const code = codeIn(line)
    if (code !== undefined && (beginsColumn(code) || (open !== undefined && !code.startsWith('? ')))) {
      if (beginsColumn(code)) {
        open = []
        asked.push(open)
      }
      open?.push(`    ${code}`)
      if (code.endsWith(',') && /^\S|^ {2}\.|^\)/u.test(code) && isClosed(open ?? [])) open = undefined
      continue
    }
    const isRule = /^ {4}\S.*: raw/u.test(line) && asked.length > 0
    if (isRule) {
      out.push(...(asked[which] ?? asked.at(-1) ?? []))
      isSkipped = !isClosed([line])
      asked = []
      continue
    }
    if (isSkipped) {
      isSkipped = !/^ {4}\)|^ {6}\..*,$/u.test(line) || !line.endsWith(',')
      continue
    }
    out.push(line)
  }
  return out.join('\n')
}

/** Whether brackets of some code are closed, and it ends a column. */
const isClosed = (code: readonly string[]): boolean => {
  const text = code.join('\n').replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\/(?:[^/\\\n]|\\.)+\/u/gu, '')
  const count = (sign: string): number => text.split(sign).length
  return text.endsWith(',') && count('(') === count(')') && count('{') === count('}') && text !== ''
}

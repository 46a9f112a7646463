/** Signs that end a line, turn the direction of text, or are not seen; and halves of surrogate pairs. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}]|(?! )\p{Zs}/gu

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const escaped = (sign: string): string => {
  const hex = (sign.codePointAt(0) ?? 0).toString(16)
  return short[sign] ?? (hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`)
}

/** Letters of a text that are told; the rest is cut off where it is only told. */
const most = 48

/** A string literal of TypeScript, as the formatter writes it: in the quotes that need fewer escapes. */
export const literal = (text: string): string => {
  const plain = text.replace(/\\/gu, '\\\\').replace(unseen, escaped)
  const [singles, doubles] = [text.split("'").length, text.split('"').length]
  const quote = singles > doubles ? '"' : "'"
  return `${quote}${plain.replaceAll(quote, `\\${quote}`)}${quote}`
}

/** A text of the data inside of a comment: in quotes, in one line, cut, and without what would end the comment or ask a question. */
export const quoted = (text: string): string => {
  const signs = [...text]
  const cut = signs.length > most ? `${signs.slice(0, most - 3).join('')}...` : text
  return literal(cut).replaceAll('*/', '*\\/').replaceAll('?', '\\x3f')
}

/** A pattern as a literal of TypeScript. */
export const patternLiteral = (pattern: RegExp): string => `/${pattern.source}/${pattern.flags}`

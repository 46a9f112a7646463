/** A cell as a person sees it: text as it is, but for what would break a line or not be seen. */
export interface ShownCell {
  readonly text: string
  /** Whether it holds nothing, which is set apart from the text `null`. */
  readonly isNull: boolean
}

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu
const short: Readonly<Record<string, string>> = { '\n': '⏎', '\t': '⇥', '\r': '␍' }

/** Signs of which letters are made that stand together: emoji of families, letters of Arabic and Indic scripts. */
const joins = /[\u200c\u200d]/u

const escaped = (sign: string): string =>
  joins.test(sign) ? sign : (short[sign] ?? `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`)

const plain = (value: unknown): string => {
  if (typeof value === 'string') return value.replace(unseen, escaped)
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, of]) => `${name.replace(unseen, escaped)}: ${inner(of)}`)
      .join(', ')} }`
  return Object.is(value, -0) ? '-0' : String(value)
}

const inner = (value: unknown): string =>
  typeof value === 'string' ? `'${plain(value)}'` : value === null ? 'null' : plain(value)

/** A text that would be taken for none, for nothing, or for one without blanks stands in quotes. */
const needsQuotes = (text: string): boolean => text === '' || text === 'null' || /^ | $/u.test(text)

/** The value of a cell as it is shown. */
export const shownCell = (value: unknown): ShownCell => {
  if (value === null || value === undefined) return { text: 'null', isNull: true }
  const text = plain(value)
  return { text: typeof value === 'string' && needsQuotes(value) ? `'${text}'` : text, isNull: false }
}

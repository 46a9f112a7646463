import { quoted } from '../../print/quote-typescript.js'

const digits = new Intl.NumberFormat('en-US')

/** A count as people read it: `1,583`. */
export const said = (count: number): string => digits.format(count)

/** `a`, `a and b`, `a, b and c`. */
export const inWords = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

/** The first of some values with their counts, most common first: `'forty' 41, 'ten' 3, 2 more`. */
export const withCounts = (values: Iterable<readonly [string, number]>, most = 4): string => {
  const all = [...values].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const shown = all.slice(0, most).map(([text, count]) => `${quoted(text)} ${said(count)}`)
  return [...shown, ...(all.length > most ? [`${said(all.length - most)} more`] : [])].join(', ')
}

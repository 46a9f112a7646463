import { type DateForm, dateForm } from './date-form.js'
import { type NumberForm, numberForm } from './number-form.js'
import { type Absence, absenceOf, speltNumber } from './words.js'

/** What is known of a text by itself, found once for all cells that hold it. */
export interface Facts {
  readonly text: string
  /** Whether `text` is only the beginning of the value. */
  readonly isCut: boolean
  readonly absence: Absence
  readonly number: NumberForm | undefined
  readonly date: DateForm | undefined
  readonly spelt: number | undefined
  /** It has nothing in it; or nothing but white space. */
  readonly isEmpty: boolean
  readonly isBlank: boolean
  /** U+0020 at an end; and the code points of other white space at the ends. */
  readonly hasBlanks: boolean
  readonly otherBlanks: string
  /** Parts behind `,`, `;` and `|`. */
  readonly parts: readonly [number, number, number]
}

const count = (text: string, sign: string): number => {
  let parts = 1
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) parts++
  return parts
}

/** White space and what is not seen, other than U+0020. */
const odd = /^[^\S ]|^[\u200b-\u200f\u2060\ufeff]|[^\S ]$|[\u200b-\u200f\u2060\ufeff]$/u

/** Whether the place of a text holds a sign of ASCII that is seen, or U+0020. */
const isPlainAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 0x20 && code < 0x7f
}

const oddEnds = (first: string, last: string): string =>
  isPlainAt(first, 0) && isPlainAt(last, last.length - 1)
    ? ''
    : [...new Set([first, last].filter((sign) => sign !== '' && odd.test(sign)))].join('')

const none = { number: undefined, date: undefined, spelt: undefined } as const

/** Letters beyond which a text is read as neither number nor date. */
const longest = 64

const hasDigit = /[0-9]/u

const readingsOf = (trimmed: string): Pick<Facts, 'number' | 'date' | 'spelt'> =>
  hasDigit.test(trimmed)
    ? { number: numberForm(trimmed), date: dateForm(trimmed), spelt: undefined }
    : { ...none, spelt: speltNumber(trimmed) }

/** What is known of a text; `last` is its last character, where the text itself was cut. */
export const factsOf = (text: string, last?: string): Facts => {
  const isCut = last !== undefined
  const first = text[0] ?? ''
  const end = last ?? text.at(-1) ?? ''
  const hasBlanks = first === ' ' || end === ' '
  const trimmed = hasBlanks && !isCut ? text.replace(/^ +| +$/gu, '') : text
  const isRead = !isCut && trimmed !== '' && text.length <= longest
  const { number, date, spelt } = isRead ? readingsOf(trimmed) : none
  return {
    text,
    isCut,
    absence: isCut ? '' : absenceOf(trimmed),
    number,
    date,
    spelt,
    isEmpty: text === '',
    isBlank: text !== '' && !isCut && (hasBlanks || !isPlainAt(text, 0)) && /^\s+$/u.test(text),
    hasBlanks,
    otherBlanks: oddEnds(first, end),
    parts: [count(text, ','), count(text, ';'), count(text, '|')],
  }
}

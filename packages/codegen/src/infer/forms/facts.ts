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

const oddEnds = (text: string): string => {
  const first = text[0] ?? ''
  const last = text.at(-1) ?? ''
  const isOdd = (sign: string): boolean => odd.test(sign)
  return [...new Set([first, last].filter((sign) => sign !== '' && isOdd(sign)))].join('')
}

const none = { absence: '', number: undefined, date: undefined, spelt: undefined } as const

/** What is known of a text; `last` is its last character, where the text itself was cut. */
export const factsOf = (text: string, last?: string): Facts => {
  const isCut = last !== undefined
  const end = last ?? text.at(-1) ?? ''
  const trimmed = text.replace(/^ +| +$/gu, '')
  const read =
    isCut || trimmed === '' || text.length > 64
      ? { ...none, absence: isCut ? ('' as const) : absenceOf(text) }
      : {
          absence: absenceOf(text),
          number: numberForm(trimmed),
          date: dateForm(trimmed),
          spelt: speltNumber(trimmed),
        }
  return {
    text,
    isCut,
    ...read,
    isEmpty: text === '',
    isBlank: text !== '' && /^\s+$/u.test(text),
    hasBlanks: text.startsWith(' ') || end === ' ',
    otherBlanks: oddEnds(isCut ? (text[0] ?? '') + end : text),
    parts: [count(text, ','), count(text, ';'), count(text, '|')],
  }
}

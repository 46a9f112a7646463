import { thresholds } from '../thresholds.js'

/** What a text says of itself: nothing; a machine's word for nothing; a phrase, or a single word, that speaks of absence. */
export type Absence = '' | 'machine' | 'says' | 'nothing'

/** What programs write where there is no value, in any case. */
const machine =
  /^(?:nan|null|n\/a|#n\/a|#value!|#ref!|#div\/0!|undefined|nil|<null>|\(null\)|\{null\}|\[null\]|<na>|<none>|\\n)$/iu

const nothing =
  /^(?:unknown|missing|-+|\?+|\.+|_+|none|empty|untitled|unspecified|unavailable|undisclosed|unassigned|tbd|tba|na)$/iu

const phrases: readonly RegExp[] = [
  /^no (?:[\p{L}]+ ){0,4}(?:data|available|info|information|value|record|entry|description|title|name|tags?|image|found|given|provided|specified|entered|known|applicable|answer|response)\b/iu,
  /\bnot (?:yet )?(?:available|found|applicable|provided|specified|known|given|entered|recorded|reported|stated|disclosed|determined|assigned|set|collected|measured|asked)\b/iu,
  /\b(?:lookup|info|information|data|load|loading|read|src|source|server|parse|value|fetch|input|system) error[.!]?$/iu,
  /^error\b|^(?:unknown|missing|unavailable|invalid)(?: [\p{L}]+){1,3}[.!]?$/iu,
  /\b(?:is|was) (?:missing|unknown|unavailable|empty)[.!]?$/iu,
  /^to be (?:determined|announced|confirmed)[.!]?$/iu,
  /^(?:value|data|name|title|field|information) (?:missing|unknown|unavailable|withheld)[.!]?$/iu,
]

const wordsIn = (text: string): number => text.split(/\s+/u).length

/** A phrase with a comma behind each letter, as one that was taken for a list: `N,o, ,T,a,g,s`. */
const joined = (text: string): string =>
  /^(?:.,){3,}.$/u.test(text) ? [...text].filter((_, index) => index % 2 === 0).join('') : text

/** What every phrase and word of absence has something of; most texts have nothing of it. */
const hint = /no|n.?a|nul|nil|err|miss|un|inv|empty|deter|announ|confirm|held|tb|^[^\p{L}]/iu

/** How a text, without blanks around it, speaks of absence by its words alone. */
export const absenceOf = (text: string): Absence => {
  if (text.length > 100 || text === '') return ''
  const plain = text[1] === ',' ? joined(text) : text
  if (!hint.test(plain)) return ''
  if (machine.test(plain)) return 'machine'
  if (nothing.test(plain)) return 'nothing'
  if (/[0-9]/u.test(plain) || wordsIn(plain) > thresholds.phrase) return ''
  return phrases.some((phrase) => phrase.test(plain)) ? 'says' : ''
}

/** `unknown fish - small` says a size: such a phrase is a value in a column of words. */
export const isUnknownSomething = (text: string): boolean => /^unknown\s+\S/iu.test(text.trim())

/** Words that may be an answer where words are meant, and a zero where numbers are. */
export const isNone = (text: string): boolean => /^\s*none\s*$/iu.test(text)

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A number below one hundred in words, `forty-two`; undefined for all else. */
export const speltNumber = (text: string): number | undefined => {
  if (text.length > 18) return undefined
  const [first = '', second, ...rest] = text
    .trim()
    .toLowerCase()
    .split(/[\s-]+/u)
  if (rest.length > 0) return undefined
  const ten = tens.indexOf(first)
  if (second === undefined) {
    const unit = units.indexOf(first)
    return unit >= 0 ? unit : ten >= 0 ? (ten + 2) * 10 : undefined
  }
  const unit = units.indexOf(second)
  return ten >= 0 && unit > 0 && unit < 10 ? (ten + 2) * 10 + unit : undefined
}

/** Numbers that are typed where there is none. */
export const placeholders: ReadonlySet<number> = new Set([
  -1, -9, -99, -999, -9999, -99999, 99, 999, 9999, 99999, 999999,
])

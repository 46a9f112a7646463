import { refuse } from '../errors/refusal.js'

const escapes: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
}

/**
 * Whether a code point can be read where it stands in a line of code: printable ASCII and the space; letters, numbers,
 * punctuation and symbols of the basic plane that are not invisible. Not blanks, marks, controls and formats.
 */
export const showsAsItself = (codePoint: number): boolean =>
  codePoint < 0x7f
    ? codePoint >= 0x20
    : codePoint <= 0xffff &&
      /^(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}]$/u.test(String.fromCodePoint(codePoint))

/**
 * The source of a JavaScript regular expression with the `u` flag that matches exactly this text: plain text stays
 * as it is, the characters `^ $ \ . * + ? ( ) [ ] { } | /` get a backslash.
 * @throws Refusal for a lone surrogate.
 */
export const escapeText = (text: string): string => {
  if (!text.isWellFormed()) return refuse(`expected well-formed text, got ${JSON.stringify(text)}`)
  return Array.from(text, (character) => {
    const codePoint = Number(character.codePointAt(0))
    if (/[$()*+./?[\\\]^{|}]/u.test(character)) return `\\${character}`
    return showsAsItself(codePoint) ? character : (escapes[character] ?? `\\u{${codePoint.toString(16)}}`)
  }).join('')
}

import type { Dialect } from './options.js'
import { addToken, emptyCell, type Tokens } from './tokens.js'

/**
 * Takes a line apart that has no cell beginning with a quote but such as end at the next one, before a delimiter or
 * the line's end, with no escape between; false for any other line, which is for the whole parser.
 */
export const simpleLine = (
  tokens: Tokens,
  bytes: Uint8Array,
  from: number,
  end: number,
  { delimiter, quote, quoteEscape, escapeEscape }: Dialect,
): boolean => {
  tokens.count = 0
  tokens.text = bytes
  let at = from
  for (;;) {
    if (at === end) {
      addToken(tokens, emptyCell, emptyCell)
      return true
    }
    const start = at
    if (bytes[at] === quote) {
      at++
      while (at < end && bytes[at] !== quote) {
        const byte = bytes[at]
        if (byte === quoteEscape || byte === escapeEscape) return false
        at++
      }
      if (at === end || at === start + 1) return false
      if (at + 1 < end && bytes[at + 1] !== delimiter) return false
      addToken(tokens, start + 1, at)
      at++
    } else {
      while (at < end && bytes[at] !== delimiter) at++
      if (at === start) addToken(tokens, emptyCell, emptyCell)
      else addToken(tokens, start, at)
    }
    if (at === end) return true
    at++
  }
}

import { checkReplacement, escapeText, parsePattern } from '@lockstep/schema'
import type { TextColumn } from '../../column/column.js'
import { replaceMatches } from '../pattern/regexp-replace.js'

/** Every place of a text replaced by another: as a pattern that matches nothing but the text. */
export const replaceText = (search: string, replacement: string): ((column: TextColumn) => TextColumn) => {
  const pattern = parsePattern(new RegExp(escapeText(search), 'u'))
  return replaceMatches(pattern, checkReplacement(pattern, replacement.replaceAll('$', '$$$$')))
}

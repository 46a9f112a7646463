import { refuse } from '../errors/refusal.js'
import { showPlain } from './plain.js'
import { showType, type Type } from './types.js'

/** A column as people are shown it: `Column<text>: title in upper case`. */
export const columnText = (type: Type, words: string): string => `Column<${showType(type)}>: ${words}`

/**
 * Text that may stand in a rule.
 * @throws Refusal for text that a template or a plus sign has made of a column: it would be the same in every row.
 */
export const checkNoColumn = (text: string): string =>
  /\bColumn<[a-z].*>: /su.test(text)
    ? refuse(
        `expected a value, got ${showPlain(text)}; a column is a rule, and a template or + makes one text of it for all rows; write concat(...) and the methods of the column`,
      )
    : text

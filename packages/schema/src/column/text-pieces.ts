import { node } from '../graph/node.js'
import { parsePattern } from '../pattern/pattern.js'
import { attempt } from './attempt.js'
import { applied, column, contextOf, ofOneType } from './build.js'
import type { NullsOf } from './classes.js'
import type { Nullable, Present } from './column.js'
import type { List } from './list.js'
import type { Bool } from './logic.js'
import type { Int } from './number.js'
import { ReadingRules } from './rules/readings.js'
import type { Text } from './text.js'

/** Text looked for, taken apart, put together, and made shorter or longer at its ends. */
export abstract class TextPieces<N extends Nullable> extends ReadingRules<N> {
  /**
   * Whether it holds a text, by bytes; the empty text is in every one. Spark's `contains`.
   * @example
   * row.text.contains('bc') // 'abcd' becomes true, 'ABCD' becomes false
   */
  contains<const O extends Text | string>(other: O): Bool<N | NullsOf<O>> {
    return this.apply('contains', {}, other)
  }

  /**
   * Where a text stands for the first time, at or behind character `from`: places count code points from 1, and 0 says
   * that it is not there. The empty text stands at 1, whatever `from` is. Spark's `position`, `locate` and `instr`.
   * @example
   * row.text.locate('b') // 'abab' becomes 2, 'xyz' becomes 0
   */
  locate<const O extends Text | string>(other: O, from = 1): Int<N | NullsOf<O>> {
    return this.apply('locate', { from }, other)
  }

  /**
   * With every place of a text replaced, from left to right; nothing in either text has a special meaning. Spark's `replace`.
   * @example
   * row.text.replace('.', '') // '1.234.567' becomes '1234567'
   * @throws Refusal for the empty text to look for.
   */
  replace(search: string, replacement: string): Text<N> {
    return this.apply('replace', { search, replacement })
  }

  /**
   * With each code point of `from` as the one at the same place in `to`; without it where `to` is shorter. Spark's `translate`.
   * @example
   * row.text.translate(',$', '.') // '$1,50' becomes '1.50'
   * @throws Refusal where a character stands twice in `from`, where `to` is longer, or holds U+0000.
   */
  translate(from: string, to: string): Text<N> {
    return this.apply('translate', { from, to })
  }

  /**
   * What stands before delimiter number `count`, or, where that is negative, behind the one of that number from the end; all
   * of it where there are fewer. Delimiters may overlap, as Spark has it. Spark's `substring_index`.
   * @example
   * row.text.substringIndex('.', -1) // 'a.tar.gz' becomes 'gz', 'a' becomes 'a'
   * @throws Refusal for an empty delimiter, and for a count of 0.
   */
  substringIndex(delimiter: string, count: number): Text<N> {
    return this.apply('substringIndex', { delimiter, count })
  }

  /**
   * One of the parts between delimiters: 1 is the first, -1 the last; `''` where there are not so many. Spark's `split_part`.
   * @example
   * row.text.splitPart('/', 2) // '2021/11/07' becomes '11', '2021' becomes ''
   * @throws Refusal for an empty delimiter, and for part 0.
   */
  splitPart(delimiter: string, part: number): Text<N> {
    return this.apply('splitPart', { delimiter, part })
  }

  /**
   * Its different words between U+0020, sorted by their bytes, with one U+0020 between them. Two U+0020 beside each other have an
   * empty word between them.
   * @example
   * row.text.sortedWords() // 'b a b' becomes 'a b'
   */
  sortedWords(): Text<N> {
    return this.apply('sortedWords', {})
  }

  /**
   * Without any of some code points, and nothing else, at both ends: U+0020 where none are named. Spark's `trim`, and
   * `btrim` with characters.
   * @example
   * row.text.trim('"* ') // '** "a" **' becomes 'a'
   */
  trim(characters = ' '): Text<N> {
    return characters === ' ' ? this.apply('trim', {}) : this.apply('btrim', { characters })
  }

  /**
   * As `trim`, at the front alone. Spark's `ltrim`.
   * @example
   * row.text.ltrim('0') // '00420' becomes '420'
   */
  ltrim(characters = ' '): Text<N> {
    return this.apply('ltrim', { characters })
  }

  /**
   * As `trim`, at the end alone. Spark's `rtrim`.
   * @example
   * row.text.rtrim('.') // 'etc...' becomes 'etc'
   */
  rtrim(characters = ' '): Text<N> {
    return this.apply('rtrim', { characters })
  }

  /**
   * Exactly so many code points: cut at its end, or filled up in front with the characters of `pad`, again and again from its
   * first one. With an empty `pad` it is only cut. Spark's `lpad`.
   * @example
   * row.text.lpad(5, '0') // '42' becomes '00042', '123456' becomes '12345'
   */
  lpad(length: number, pad = ' '): Text<N> {
    return this.apply('lpad', { length, pad })
  }

  /**
   * As `lpad`, filled up at its end. Spark's `rpad`.
   * @example
   * row.text.rpad(4, '-=') // 'a' becomes 'a-=-'
   */
  rpad(length: number, pad = ' '): Text<N> {
    return this.apply('rpad', { length, pad })
  }

  /**
   * So many times one after the other; `''` for 0. Spark's `repeat`.
   * @example
   * row.text.repeat(3) // 'ab' becomes 'ababab'
   */
  repeat(times: number): Text<N> {
    return this.apply('repeat', { times })
  }

  /**
   * A group of every match, from left to right; `''` where it took no part, an empty list where nothing matches. Group 0 is
   * the whole match. Spark's `regexp_extract_all`.
   * @example
   * row.text.regexpExtractAll(/[0-9]+/u) // '3 of 12' becomes ['3', '12']
   * @throws Refusal for a pattern that can match the empty text, or that is not proven to mean the same in Java.
   */
  regexpExtractAll(pattern: RegExp, group = 0): List<Text<Present>, N> {
    const constants = { pattern: parsePattern(pattern), group }
    return column(node('regexpExtractAll', [this.node], constants), this.context)
  }

  /**
   * How many matches there are, none of them in another. Spark's `regexp_count`.
   * @example
   * row.text.regexpCount(/a/u) // 'banana' becomes 3
   * @throws Refusal as `regexpExtractAll` has it.
   */
  regexpCount(pattern: RegExp): Int<N> {
    return this.apply('regexpCount', { pattern: parsePattern(pattern) })
  }
}

/**
 * Texts joined by a separator, those that are null left out with theirs; `''` where all are null. Spark's `concat_ws`.
 * @example
 * concatWs(', ', raw.street, raw.town)
 */
export const concatWs = <const P extends readonly [Text | string, ...(Text | string)[]]>(
  separator: string,
  ...parts: P
): Text<Present> => {
  const context = contextOf(parts, 'concatWs')
  return attempt(context, 'concatWs', () =>
    applied<'concatWs', Present>('concatWs', ofOneType(parts, context), { separator }, context),
  )
}

import { refuse } from '../../errors/refusal.js'
import { checkReplacement, type Pattern } from '../../pattern/pattern.js'
import { showSource } from '../../pattern/unsupported.js'
import { type Type, types } from '../../types/types.js'
import type { Check, Lines, Result } from '../operation.js'
import { eachCheck } from './checks.js'

const checkReplaced = (of: { readonly pattern: Pattern; readonly replacement: string }): void =>
  void checkReplacement(of.pattern, of.replacement)

const checkGroup = (of: { readonly pattern: Pattern; readonly group: number }): void => {
  const { groups } = of.pattern
  if (of.group < 0 || of.group > groups)
    refuse(`group: expected one of the pattern's groups, 0 to ${groups}, got ${of.group}`)
}

const checkSeparator = ({ pattern }: { readonly pattern: Pattern }): void => {
  if (pattern.canMatchEmpty)
    refuse(
      `pattern: expected one that takes a character or more, got ${showSource(pattern.source)}, which can match the empty text; write + for *`,
    )
}

const listOfText = (): Type => types.list(types.text)

/** Text searched by a pattern. */
export const pattern = {
  /** Spark's `rlike`: whether the pattern matches somewhere. */
  rlike: {
    takes: ['text'],
    constants: { pattern: 'pattern' },
    gives: 'boolean',
    nulls: 'strict',
    words: '{0} matches {pattern}',
  },
  /** Spark's `regexp_replace`: every match. */
  regexpReplace: {
    takes: ['text'],
    constants: { pattern: 'pattern', replacement: 'text' },
    gives: 'text',
    nulls: 'strict',
    check: checkReplaced as Check,
    rare: 'many texts have no match',
    words: '{0} with {pattern} replaced by {replacement}',
  },
  /** Spark's `regexp_extract`: a group of the first match (0 is the whole match), '' on a miss. */
  regexpExtract: {
    takes: ['text'],
    constants: { pattern: 'pattern', group: 'int' },
    gives: 'text',
    nulls: 'strict',
    check: checkGroup as Check,
    words: 'group {group} of {pattern} in {0}',
  },
  /** Spark's `split` with a limit of -1: what stands between the matches. */
  split: {
    takes: ['text'],
    constants: { pattern: 'pattern' },
    gives: listOfText as Result,
    nulls: 'strict',
    check: checkSeparator as Check,
    words: '{0} split at {pattern}',
  },
  /** Spark's `regexp_extract_all`: a group of every match (0 is the whole match), '' where it took no part. */
  regexpExtractAll: {
    takes: ['text'],
    constants: { pattern: 'pattern', group: 'int' },
    gives: listOfText as Result,
    nulls: 'strict',
    check: eachCheck(checkSeparator, checkGroup) as Check,
    words: 'group {group} of each {pattern} in {0}',
  },
  /** Spark's `regexp_count`. */
  regexpCount: {
    takes: ['text'],
    constants: { pattern: 'pattern' },
    gives: 'int',
    nulls: 'strict',
    check: checkSeparator as Check,
    words: 'how often {pattern} is found in {0}',
  },
} as const

pattern satisfies Lines

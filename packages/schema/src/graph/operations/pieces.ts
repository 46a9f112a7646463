import { refuse } from '../../errors/refusal.js'
import { escapeText, parsePattern } from '../../pattern/pattern.js'
import { showPlain } from '../../types/plain.js'
import type { Check, Lines } from '../operation.js'
import { eachCheck, notEmpty, notZero } from './checks.js'

/** The kernel looks for the text as for a pattern, of which there are none so long. */
const canBePattern = ({ search }: { readonly search: string }): void =>
  void parsePattern(new RegExp(escapeText(search), 'u'))

const checkTranslation = ({ from, to }: { readonly from: string; readonly to: string }): void => {
  const [letters, others] = [[...from], [...to]]
  const twice = letters.find((letter, place) => letters.indexOf(letter) < place)
  if (letters.length === 0) refuse('from: expected one character or more, got ""')
  if (twice !== undefined)
    refuse(`from: expected each character once, got ${showPlain(twice)} twice; Spark looks at the first`)
  if (others.length > letters.length)
    refuse(
      `to: expected at most ${letters.length} characters, as many as from has, got ${others.length}; Spark ignores the others`,
    )
  if (others.includes('\0'))
    refuse(
      'to: expected no U+0000, for which Spark leaves the character out; put what is to go at the end of from',
    )
}

/** Text looked for as it is, and text taken apart and put together. Places count code points. */
export const pieces = {
  /** Spark's `contains`, by bytes. */
  contains: {
    takes: ['text', 'text'],
    constants: {},
    gives: 'boolean',
    nulls: 'strict',
    words: '{0} contains {1}',
  },
  /** Spark's `position(sub, text, from)`: counts from 1, 0 where there is none; 1 for the empty text. */
  locate: {
    takes: ['text', 'text'],
    constants: { from: { int: [1, 0x7fffffff], drawn: [1, 4] } },
    gives: 'int',
    nulls: 'strict',
    words: 'where {1} stands in {0}, from character {from} on',
  },
  /** Spark's `replace`: every place, from left to right. */
  replace: {
    takes: ['text'],
    constants: { search: 'text', replacement: 'text' },
    gives: 'text',
    nulls: 'strict',
    check: eachCheck(notEmpty('search'), canBePattern) as Check,
    changes: ['x$1x', '<$1>000', '\\000'],
    rare: 'many texts do not hold what is looked for',
    words: '{0} with {search} replaced by {replacement}',
  },
  /** Spark's `translate`: each character of `from` becomes the one at its place in `to`, or goes. */
  translate: {
    takes: ['text'],
    constants: { from: 'text', to: 'text' },
    gives: 'text',
    nulls: 'strict',
    check: checkTranslation as Check,
    changes: ['x$1', '</>', 'é😀é'],
    rare: 'many texts hold none of the characters',
    words: '{0} with each of {from} as its character of {to}',
  },
  /** Spark's `substring_index`: what stands before delimiter `count`, or behind it from the end where that is negative. */
  substringIndex: {
    takes: ['text'],
    constants: { delimiter: 'text', count: 'int' },
    gives: 'text',
    nulls: 'strict',
    check: eachCheck(notEmpty('delimiter'), notZero('count', 'for 0 Spark gives the empty text')) as Check,
    changes: ['1x2x3', 'a$1b$1', '00000', '\\\\', 'é😀é😀'],
    rare: 'most texts have fewer delimiters',
    words: '{0} up to {delimiter} number {count}',
  },
  /** Spark's `split_part`: the part between delimiters, from 1, or from the end where that is negative; '' where there is none. */
  splitPart: {
    takes: ['text'],
    constants: { delimiter: 'text', part: 'int' },
    gives: 'text',
    nulls: 'strict',
    check: eachCheck(
      notEmpty('delimiter'),
      notZero('part', 'parts count from 1, or from -1 at the end'),
    ) as Check,
    words: 'part {part} of {0} between {delimiter}',
  },
  /** Spark's `concat_ws`: those that are not null, with the separator between them. */
  concatWs: {
    takes: { each: 'text' },
    constants: { separator: 'text' },
    gives: 'text',
    nulls: 'never',
    words: '{*} joined by {separator}, without nulls',
    short: '{*} joined by {separator}',
  },
  /** The different words between U+0020, in the order of their bytes, with U+0020 between them. */
  sortedWords: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    steps: 2,
    changes: ['b a b', '😀 \ufffd é', 'a  a'],
    rare: 'most texts are one word',
    words: 'the different words of {0}, sorted',
  },
} as const

pieces satisfies Lines

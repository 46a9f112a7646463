import { refuse } from '../../errors/refusal.js'
import type { NumberDress } from '../../graph/dress.js'
import { type Node, node } from '../../graph/node.js'
import type { Check, Result, Suffixes } from '../../graph/operation.js'
import { inTemplate } from '../../graph/words.js'
import { escapeText, type Pattern, parsePattern } from '../../pattern/pattern.js'
import { literalOf } from '../../types/literal.js'
import { showType, type Type, type TypeOf, types } from '../../types/types.js'
import type { PlainColumns } from '../classes.js'
import type { Nullable, RuleLines } from '../column.js'
import type { Decimal, Int, Long } from '../number.js'
import { ValueColumn } from '../plain.js'
import type { Text } from '../text.js'
import { type Dressed, dressedType, readDressed } from './dressed.js'

const replace = (of: Node, source: string, replacement: string): Node =>
  node('regexpReplace', [of], { pattern: parsePattern(new RegExp(source, 'u')), replacement }) as Node

const nullIfEmpty = (of: Node): Node => node('nullIf', [of], { values: [literalOf(types.text, '')] }) as Node

const notEmpty =
  (name: string): Check =>
  (constants) =>
    Reflect.get(constants, name) === ''
      ? refuse(`${name}: expected text that is not empty, got ""`)
      : undefined

const numberType = (_: unknown, { type }: { readonly type: Type }): Type =>
  ['int', 'long', 'decimal'].includes(type.kind)
    ? type
    : refuse(`type: expected int, long or decimal, got ${showType(type)}`)

/** `96k` as `96000` for whole numbers, `1.2k` as `1.2e3` for decimals: what stands for a suffix behind a digit. */
const withoutSuffixes = (
  { suffixes, type }: { readonly suffixes: Suffixes; readonly type: Type },
  text: Node,
): Node => {
  const digits = Object.entries(suffixes).reduce((of, [suffix, multiplier]) => {
    const zeros = String(multiplier).length - 1
    const instead = type.kind === 'decimal' ? `e${zeros}` : '0'.repeat(zeros)
    return replace(of, `([0-9])${escapeText(suffix)}$`, `$1${instead}`)
  }, text)
  return node('tryCast', [digits], { type }) as Node
}

const powers: Readonly<Record<number, string>> = {
  10: 'tens',
  100: 'hundreds',
  1e3: 'thousands',
  1e6: 'millions',
  1e9: 'billions',
  1e12: 'trillions',
}

const numberWords = ({ suffixes, type }: { readonly suffixes: Suffixes; readonly type: Type }): string => {
  const told = Object.entries(suffixes).map(
    ([suffix, multiplier]) => `\`${inTemplate(suffix)}\` (${powers[multiplier] ?? `times ${multiplier}`})`,
  )
  const what = type.kind === 'decimal' ? `a number, ${showType(type)},` : 'a whole number'
  return `${what} that may end in ${told.join(' or ')}`
}

const suffixWords = (of: { readonly suffixes: Suffixes; readonly type: Type }): string =>
  `{0} as ${numberWords(of)}; null for anything else`

const fewSuffixWords = (of: { readonly suffixes: Suffixes; readonly type: Type }): string =>
  `{0}, ${numberWords(of)}; else null`

const extractWords = ({ group }: { readonly group: number }): string =>
  `${group === 0 ? 'what {pattern} finds' : 'what group {group} of {pattern} finds'} in {0}; null for nothing`

const decimalType = (_: unknown, { type }: { readonly type: Type }): Type =>
  type.kind === 'decimal' ? type : refuse(`type: expected decimal, got ${showType(type)}`)

/** Text of plain digits of which those behind the scale are zeros. */
const exactly = ({ type }: { readonly type: Type }, text: Node): Node => {
  const scale = type.kind === 'decimal' ? type.scale : 0
  const fraction = scale === 0 ? '\\.0*' : `\\.[0-9]{0,${scale}}0*`
  const pattern = parsePattern(new RegExp(`^[\\0- ]*[+\\-]?[0-9]*(?:${fraction})?[\\0- ]*$`, 'u'))
  return node('tryCast', [node('regexpExtract', [text], { pattern, group: 0 }) as Node], { type }) as Node
}

/** The rules on text: each is its line, and its method in the class below. */
export const textRules = {
  stripPrefix: {
    takes: ['text'],
    constants: { prefix: 'text' },
    gives: 'text',
    nulls: 'strict',
    rare: 'most texts do not begin with the prefix',
    check: notEmpty('prefix') as Check,
    words: ({ prefix }: { readonly prefix: string }): string =>
      `{0} without \`${inTemplate(prefix)}\` in front`,
    means: ({ prefix }: { readonly prefix: string }, text: Node): Node =>
      replace(text, `^${escapeText(prefix)}`, ''),
  },
  stripSuffix: {
    takes: ['text'],
    constants: { suffix: 'text' },
    gives: 'text',
    nulls: 'strict',
    rare: 'most texts do not end with the suffix',
    check: notEmpty('suffix') as Check,
    words: ({ suffix }: { readonly suffix: string }): string =>
      `{0} without \`${inTemplate(suffix)}\` at the end`,
    means: ({ suffix }: { readonly suffix: string }, text: Node): Node =>
      replace(text, `${escapeText(suffix)}$`, ''),
  },
  extract: {
    takes: ['text'],
    constants: { pattern: 'pattern', group: 'int' },
    gives: 'text',
    nulls: 'partial',
    rare: 'many texts have no match',
    words: extractWords as (of: { readonly group: number }) => string,
    means: (of: { readonly pattern: Pattern; readonly group: number }, text: Node): Node =>
      nullIfEmpty(node('regexpExtract', [text], of) as Node),
  },
  blankToNull: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'partial',
    rare: 'most texts are not blank',
    words: '{0}, null where it is blank',
    means: (_: object, text: Node): Node => nullIfEmpty(replace(text, '^\\s+$', '')),
  },
  squeeze: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    rare: 'most texts have no run of white space',
    words: '{0} with one space for each run of white space, and none around it',
    means: (_: object, text: Node): Node => node('trim', [replace(text, '\\s+', ' ')], {}) as Node,
  },
  suffixedNumber: {
    takes: ['text'],
    constants: { suffixes: 'suffixes', type: 'type' },
    gives: numberType as Result,
    nulls: 'partial',
    rare: 'most texts are no numbers',
    words: suffixWords as (of: { readonly suffixes: Suffixes; readonly type: Type }) => string,
    short: fewSuffixWords as (of: { readonly suffixes: Suffixes; readonly type: Type }) => string,
    means: withoutSuffixes as (of: { readonly suffixes: Suffixes; readonly type: Type }, text: Node) => Node,
  },
  exactDecimal: {
    takes: ['text'],
    constants: { type: 'type' },
    gives: decimalType as Result,
    nulls: 'partial',
    rare: 'most texts are no numbers',
    words: '{0} as {type}, null where a digit would be lost',
    means: exactly as (of: { readonly type: Type }, text: Node) => Node,
  },
  dressedNumber: {
    takes: ['text'],
    constants: { dress: 'dress', type: 'type' },
    gives: dressedType as Result,
    nulls: 'partial',
    rare: 'most texts are no numbers',
    words: '{0} as {type}, a number that may have {dress}; null for anything else',
    short: '{0} as {type}, with {dress}; else null',
    means: readDressed as (of: Dressed, text: Node) => Node,
  },
} as const

textRules satisfies RuleLines

/** What a number may be followed by, and what it is then multiplied by: a power of ten. */
export interface Suffixed {
  readonly suffixes?: Suffixes
}

/** What a number in a text may have on beside its digits. U+0000 to U+0020, U+00A0 and U+202F are ignored around each part. */
export interface Dressing extends Suffixed {
  /** What stands between groups of three digits: `,` `.` `'` `’` `_`, a space, U+00A0 or U+202F. Digits without it are read, too. */
  readonly grouping?: string
  /** What stands before the fraction: a point, if left out. */
  readonly decimalMark?: '.' | ','
  /** What may stand in front, before or behind the sign: `$`, `USD`. */
  readonly prefixes?: readonly string[]
  /** What may stand at the end, and means nothing: `oz`, `kg`, `€`. */
  readonly units?: readonly string[]
  /** Whether `12.5%` is 0.125. */
  readonly percent?: boolean
  /** Whether `(1.50)` is -1.50. */
  readonly accounting?: boolean
  /** Whether what follows is ignored: white space, a letter or `+` first, and no digit in it. */
  readonly ignoreRest?: boolean
  /** Whether prefixes, units and suffixes may be in any case of ASCII letters. */
  readonly anyCase?: boolean
}

/** Whether there is more to a number than digits and suffixes. */
const isDressed = (dressing: Dressing): boolean => Object.keys(dressing).some((name) => name !== 'suffixes')

/** The methods of the rules on text. */
export abstract class TextRules<N extends Nullable> extends ValueColumn<'text', N> {
  /** Without a text it starts with; unchanged where it does not. */
  stripPrefix(prefix: string): Text<N> {
    return this.rule(textRules, 'stripPrefix', { prefix })
  }

  /** Without a text it ends with; unchanged where it does not. */
  stripSuffix(suffix: string): Text<N> {
    return this.rule(textRules, 'stripSuffix', { suffix })
  }

  /** A group of the first match; null where nothing, or only the empty text, is found. Group 0 is the whole match. */
  extract(pattern: RegExp, group = 0): Text {
    return this.rule(textRules, 'extract', { pattern: parsePattern(pattern), group })
  }

  /** Null where it is empty or holds only white space (the 25 code points of JavaScript's `\s`); else unchanged. */
  blankToNull(): Text {
    return this.rule(textRules, 'blankToNull', {})
  }

  /**
   * With each run of white space (the 25 code points of JavaScript's `\s`) as one U+0020, and none at the ends.
   * @example
   * pin.title.squeeze() // ' a \t b\u00a0' becomes 'a b'
   */
  squeeze(): Text<N> {
    return this.rule(textRules, 'squeeze', {})
  }

  /**
   * An int of 32 bits: an optional sign and ASCII digits, with U+0000 to U+0020 and U+007F around them ignored; null
   * for all else, `1.9` among it. Spark's `try_cast(... as int)`. With `suffixes`, a digit followed by a suffix at the
   * very end is multiplied: `{ k: 1_000 }` makes `96k` 96000.
   *
   * With any other option it is a number in dress: a sign, digits (at most 18 before the mark and behind it) and what the
   * options allow, and nothing else; `12.0` is then 12, and what has a fraction null.
   * @example
   * row.text.toInt({ grouping: ',', ignoreRest: true }) // '10,000+' becomes 10000, '12.0 oz.' becomes 12
   */
  toInt(options: Dressing = {}): Int {
    return this.number<'int'>(types.int, options)
  }

  /** A long of 64 bits, by the rules of `toInt`. Spark's `try_cast(... as bigint)`. */
  toLong(options: Dressing = {}): Long {
    return this.number<'long'>(types.long, options)
  }

  /**
   * A decimal, rounded half away from zero to its scale: an optional sign, at most 1,000 ASCII digits and points, an
   * optional exponent of at most 3 digits, with U+0000 to U+0020 around them ignored; null for all else and where it
   * has too many digits. With `suffixes`, `1.2k` is 1200. With any other option it is a number in dress, as for `toInt`,
   * rounded to its scale. `lockstep show` and `preview` tell how many cells it rounded, and the most that one lost.
   * @example
   * row.text.toDecimal(10, 2, { prefixes: ['$'], grouping: ',', accounting: true }) // '($1,234.50)' becomes '-1234.50'
   */
  toDecimal(precision: number, scale: number, options: Dressing = {}): Decimal {
    return this.number<'decimal'>(types.decimal(precision, scale), options)
  }

  /**
   * As `toDecimal`, but null where a digit would be lost: what stands behind its scale must be zeros. Digits without an exponent.
   * @example
   * row.text.toExactDecimal(10, 2) // '1.500' becomes '1.50', '1.505' becomes null
   */
  toExactDecimal(precision: number, scale: number): Decimal {
    return this.rule(textRules, 'exactDecimal', { type: types.decimal(precision, scale) })
  }

  private number<K extends 'int' | 'long' | 'decimal'>(
    type: TypeOf<K>,
    options: Dressing,
  ): PlainColumns<Nullable>[K] {
    if (isDressed(options))
      return this.rule(textRules, 'dressedNumber', { dress: options as NumberDress, type })
    const { suffixes = {} } = options
    if (Object.keys(suffixes).length === 0) return this.cast(type) as PlainColumns<Nullable>[K]
    return this.rule(textRules, 'suffixedNumber', { suffixes, type })
  }
}

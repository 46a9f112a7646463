import { refuse } from '../errors/refusal.js'
import { node } from '../graph/node.js'
import { escapeText } from '../pattern/pattern.js'
import { type Type, types } from '../types/types.js'
import { column } from './build.js'
import type { Column, Nullable } from './column.js'
import type { Text } from './text.js'

// Derived rules: columns made of columns. Neither kernels nor lowering know them.

/** What a number may be followed by, and what it is then multiplied by: a power of ten. */
export interface Suffixed {
  readonly suffixes?: Readonly<Record<string, number>>
}

const zeros = (suffix: string, multiplier: number): number => {
  const power = String(multiplier)
  if (suffix === '' || /[\u0000- \u007f0-9+.-]/u.test(suffix))
    refuse(`suffixes: expected text without digits, signs, points and blanks, got ${JSON.stringify(suffix)}`)
  return /^10{1,18}$/u.test(power)
    ? power.length - 1
    : refuse(`suffixes: expected a power of ten from 10 to 1e18 for ${JSON.stringify(suffix)}, got ${power}`)
}

const replaceSuffixes = <N extends Nullable>(
  text: Text<N>,
  { suffixes = {} }: Suffixed,
  replacement: (zeros: number) => string,
): Text<N> =>
  Object.entries(suffixes).reduce(
    (text, [suffix, multiplier]) =>
      text.regexpReplace(
        new RegExp(`([0-9])${escapeText(suffix)}$`, 'u'),
        replacement(zeros(suffix, multiplier)),
      ),
    text,
  )

/** `96k` as `96000`: a digit and a suffix at the very end become that digit and zeros. */
export const expand = <N extends Nullable>(text: Text<N>, suffixed: Suffixed): Text<N> =>
  replaceSuffixes(text, suffixed, (zeros) => `$1${'0'.repeat(zeros)}`)

/** `1.2k` as `1.2e3`: a digit and a suffix at the very end become that digit and an exponent. */
export const scale = <N extends Nullable>(text: Text<N>, suffixed: Suffixed): Text<N> =>
  replaceSuffixes(text, suffixed, (zeros) => `$1e${zeros}`)

const affix = (text: string, name: string): string =>
  text === '' ? refuse(`${name}: expected text that is not empty, got ""`) : escapeText(text)

/** Without a text it starts with. */
export const stripPrefix = <N extends Nullable>(text: Text<N>, prefix: string): Text<N> =>
  text.regexpReplace(new RegExp(`^${affix(prefix, 'prefix')}`, 'u'), '')

/** Without a text it ends with. */
export const stripSuffix = <N extends Nullable>(text: Text<N>, suffix: string): Text<N> =>
  text.regexpReplace(new RegExp(`${affix(suffix, 'suffix')}$`, 'u'), '')

/** Null on a miss. */
export const extract = (text: Text, pattern: RegExp, group: number): Text =>
  text.regexpExtract(pattern, group).nullIf('')

/** Null where there is nothing but white space. */
export const blankToNull = (text: Text): Text => text.regexpReplace(/^\s+$/u, '').nullIf('')

/** A decimal's number as an integer type, null where it has a fraction: `try_cast` of a decimal would cut it. */
export const decimalToWhole = <C>(decimal: Column, type: Type): C => {
  const text = column<Text>(node('tryCast', [decimal.node], { type: types.text }), decimal.context)
  const whole = decimal.node.type.kind === 'decimal' && decimal.node.type.scale === 0
  return column(
    node('tryCast', [whole ? text.node : text.regexpReplace(/\.0+$/u, '').node], { type }),
    decimal.context,
  )
}

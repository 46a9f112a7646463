import { refuse } from '../errors/refusal.js'
import { inAnyCase } from './any-case.js'
import { frames, mostFrames } from './depth.js'
import { groupNames, parseSource } from './parse.js'
import { freeze, matchesEmpty, type Pattern } from './tree.js'
import { showSource } from './unsupported.js'

export { escapeText, showsAsItself } from './escape.js'
export { patternExamples } from './examples.js'
export { checkReplacement, type Replacement } from './replacement.js'
export type { Pattern, PatternNode, PatternNodeOf, Range } from './tree.js'

const longestSource = 4_000

const flagReasons: Readonly<Record<string, string>> = {
  g: 'regexpReplace replaces every match already, and the others look at the first',
  m: 'the two engines end lines differently; write the line ends out, as (?:^|\\n)',
  s: 'write [\\s\\S] for any character',
  y: 'write ^ where the match must begin the text',
  v: 'write the classes out for the u flag',
  d: 'positions are not used',
}

const checkFlags = ({ source, flags }: RegExp): void => {
  for (const flag of flags.replace(/[iu]/gu, ''))
    refuse(
      `expected ${showSource(source)}, got the flag ${flag} too, which is not supported: ${flagReasons[flag] ?? 'only u is'}`,
    )
  if (!flags.includes('u')) refuse(`expected ${showSource(source)}, got the pattern without its flag u`)
}

const known = new Map<string, Pattern>()

/**
 * Reads a JavaScript regular expression with the flag `u`, or `iu` for ASCII letters in any case: literals, escapes, classes,
 * `\d \D \w \W \s \S`, `.`, `^`, `$`, `\b`, `\B`, groups with names or without, alternation, greedy and lazy repeats, bounded look-ahead and
 * look-behind, which within repeats say only what must not stand there. Positions in messages count UTF-16 units from 0.
 * @throws Refusal for a construct that is not proven to mean the same in Spark, with its place and what to write.
 */
export const parsePattern = (regexp: RegExp): Pattern => {
  if (!(regexp instanceof RegExp))
    return refuse(`expected a regular expression such as /[0-9]+/u, got ${JSON.stringify(regexp)}`)
  checkFlags(regexp)
  const { source } = regexp
  if (regexp.ignoreCase) {
    parsePattern(new RegExp(source, 'u'))
    return parsePattern(new RegExp(inAnyCase(source), 'u'))
  }
  const before = known.get(source)
  if (before !== undefined) return before
  if (source.length > longestSource)
    return refuse(
      `${showSource(source)}: expected at most ${longestSource} characters, got ${source.length}; split it`,
    )
  const { tree, groups } = parseSource(source)
  if (frames(tree) > mostFrames)
    return refuse(
      `${showSource(source)}: too many parts and repeats for the stack of Spark's threads; split it`,
    )
  const pattern = freeze<Pattern>({ source, tree, groups, canMatchEmpty: matchesEmpty(tree) })
  known.set(source, pattern)
  return pattern
}

/** The names of a pattern's groups in their order, null for those without one. */
export const groupNamesOf = ({ source }: Pattern): readonly (string | null)[] => groupNames(source)

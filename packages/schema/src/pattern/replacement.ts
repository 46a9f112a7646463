import { refuse } from '../errors/refusal.js'
import { groupNames } from './parse.js'
import type { Pattern } from './tree.js'
import { showSource } from './unsupported.js'

/** What a match is replaced by, in order: text as it is, or the number of a group. No two texts are neighbours. */
export interface Replacement {
  readonly pieces: readonly (string | number)[]
}

const wrong = (replacement: string, index: number, why: string): never =>
  refuse(`replacement ${JSON.stringify(replacement)}: at ${index}, ${why}`)

/** The number of the group that `$<name>` names. */
const groupOf = (replacement: string, token: string, index: number, { source }: Pattern): number => {
  const names = groupNames(source)
  const number = names.indexOf(token.slice(2, -1)) + 1
  if (number > 0) return number
  const named = names.filter((name) => name !== null)
  return wrong(
    replacement,
    index,
    named.length === 0
      ? `${token} names a group, and ${showSource(source)} has no names`
      : `there is no group ${token.slice(1)}: ${showSource(source)} has ${named.map((name) => `<${name}>`).join(', ')}`,
  )
}

const pieceOf = (replacement: string, token: string, index: number, pattern: Pattern): string | number => {
  if (!token.startsWith('$')) return token
  if (token === '$$') return '$'
  if (token.startsWith('$<')) return groupOf(replacement, token, index, pattern)
  if (!/^\$[1-9]$/u.test(token))
    return wrong(replacement, index, '$ is followed by 1 to 9 for a group, or by $ for a dollar sign')
  const number = Number(token.slice(1))
  const next = Number(/^[0-9]/u.exec(replacement.slice(index + token.length))?.[0] ?? Number.NaN)
  if (number > pattern.groups)
    return wrong(
      replacement,
      index,
      `there is no group ${number}: ${showSource(pattern.source)} has ${pattern.groups}`,
    )
  if (number * 10 + next <= pattern.groups)
    return wrong(
      replacement,
      index,
      `JavaScript would take group ${number * 10 + next}; only $1 to $9 are here`,
    )
  return number
}

/**
 * Reads the replacement of a `regexpReplace`: `$1` to `$9` are the groups of the pattern, and `$<name>` those with names, '' where a group took no
 * part in the match; `$$` is a dollar sign; all else is text, backslashes included.
 * @throws Refusal for any other `$`, a group the pattern has not, and a pattern that can match the empty text
 * (Spark would cut the surrogate pairs between which it matches).
 */
export const checkReplacement = (pattern: Pattern, replacement: string): Replacement => {
  if (pattern.canMatchEmpty)
    refuse(
      `${showSource(pattern.source)} can match the empty text, which cannot be replaced; write + for *, or ask for one character`,
    )
  if (!replacement.isWellFormed())
    refuse(`replacement ${JSON.stringify(replacement)}: expected well-formed text`)
  const pieces: (string | number)[] = []
  for (const { 0: token, index } of replacement.matchAll(/[^$]+|\$<[^>$]*>|\$[\s\S]?/gu)) {
    const piece = pieceOf(replacement, token, index, pattern)
    const last = pieces.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece
    else pieces.push(piece)
  }
  return { pieces }
}

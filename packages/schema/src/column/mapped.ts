import { refuse } from '../errors/refusal.js'
import { type Node, node } from '../graph/node.js'
import type { Literal } from '../types/literal.js'
import { literalOf } from '../types/literal.js'
import { plainLiteral, showGiven } from '../types/plain.js'
import { literalOfPlain } from './build.js'
import type { PlainValue } from './classes.js'
import { type Column, literalNode } from './column.js'

/** What a value becomes that is no key: null, itself, or one value for all of them. Null stays null. */
export type Unmapped = 'null' | 'keep' | { readonly value: PlainValue }

const pairsOf = (entries: unknown): readonly (readonly [unknown, unknown])[] => {
  if (Array.isArray(entries)) return entries
  return typeof entries === 'object' && entries !== null
    ? Object.entries(entries)
    : refuse(`expected { key: value }, or pairs of key and value, got ${showGiven(entries)}`)
}

const unmappedNode = (of: Node, first: Literal | undefined, unmapped: Unmapped): Node | null => {
  if (unmapped === 'null') return null
  if (unmapped === 'keep') return of
  if (typeof unmapped !== 'object' || unmapped === null || !('value' in unmapped))
    return refuse(`expected 'null', 'keep' or { value: ... } for other values, got ${showGiven(unmapped)}`)
  const value =
    first === undefined ? literalOfPlain(unmapped.value) : plainLiteral(first.type, unmapped.value)
  const nothing = literalNode(literalOf(value.type, null))
  return node('when', [node('isNull', [of], {}) as Node, nothing, literalNode(value)], {}) as Node
}

/** The node of a column's values looked up among some entries. */
export const mappedNode = ({ node: of }: Column, entries: unknown, unmapped: Unmapped): Node => {
  const pairs = pairsOf(entries)
  const from = pairs.map(([key]) => plainLiteral(of.type, key))
  const to = pairs.map(([, value]) => literalOfPlain(value))
  const found = node('mapValues', [of], { from, to }) as Node
  const otherwise = unmappedNode(of, to[0], unmapped)
  return otherwise === null ? found : (node('coalesce', [found, otherwise], {}) as Node)
}

/** Code points from the first to the last, both included. */
export type Range = readonly [first: number, last: number]

/**
 * What a pattern matches. Classes hold sorted disjoint ranges of code points, none of them surrogates; two ranges
 * never touch, except around the surrogates. A group is a capturing one; grouping alone is the shape of the tree.
 * A repeat's `max` is Infinity where it has no end, and its body never matches the empty text.
 */
export type PatternNode =
  | { readonly kind: 'literal'; readonly codePoints: readonly number[] }
  | { readonly kind: 'class'; readonly ranges: readonly Range[] }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  /** Whether something matches ahead of a place, or behind it; `negated`, whether nothing does. It takes no characters. */
  | { readonly kind: 'look'; readonly behind: boolean; readonly negated: boolean; readonly of: PatternNode }
  | { readonly kind: 'group'; readonly number: number; readonly of: PatternNode }
  | { readonly kind: 'alternation'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | {
      readonly kind: 'repeat'
      readonly of: PatternNode
      readonly min: number
      readonly max: number
      readonly greedy: boolean
    }

/** The node of one kind. */
export type PatternNodeOf<K extends PatternNode['kind']> = Extract<PatternNode, { readonly kind: K }>

/**
 * A regular expression that means the same in JavaScript and in Java. `source` is the text of the JavaScript
 * literal between its slashes: the pattern is rebuilt from it, and equal sources are the same object.
 */
export interface Pattern {
  readonly source: string
  readonly tree: PatternNode
  /** How many capturing groups there are: they are numbered from 1, group 0 is the whole match. */
  readonly groups: number
  /** Whether some match can be the empty text. */
  readonly canMatchEmpty: boolean
}

/** Whether a node can match the empty text. */
export const matchesEmpty = (node: PatternNode): boolean => {
  switch (node.kind) {
    case 'literal':
    case 'class':
      return false
    case 'start':
    case 'end':
    case 'look':
      return true
    case 'group':
      return matchesEmpty(node.of)
    case 'alternation':
      return node.options.some(matchesEmpty)
    case 'sequence':
      return node.items.every(matchesEmpty)
    case 'repeat':
      return node.min === 0
  }
}

/** Whether a node holds a capturing group. */
export const captures = (node: PatternNode): boolean => {
  switch (node.kind) {
    case 'group':
      return true
    case 'alternation':
      return node.options.some(captures)
    case 'sequence':
      return node.items.some(captures)
    case 'repeat':
      return captures(node.of)
    default:
      return false
  }
}

/** Nodes one after the other: sequences are flattened, and literals that meet become one. */
export const sequence = (items: readonly PatternNode[]): PatternNode => {
  const flat: PatternNode[] = []
  for (const item of items.flatMap((item) => (item.kind === 'sequence' ? item.items : [item]))) {
    const last = flat.at(-1)
    if (item.kind === 'literal' && last?.kind === 'literal')
      flat[flat.length - 1] = { kind: 'literal', codePoints: [...last.codePoints, ...item.codePoints] }
    else flat.push(item)
  }
  const [only] = flat
  return only !== undefined && flat.length === 1 ? only : { kind: 'sequence', items: flat }
}

/** The node that matches one of some code points: a literal where there is only one. */
export const oneOf = (ranges: readonly Range[]): PatternNode => {
  const [only] = ranges
  return only !== undefined && ranges.length === 1 && only[0] === only[1]
    ? { kind: 'literal', codePoints: [only[0]] }
    : { kind: 'class', ranges }
}

/** The same value, all of it frozen. */
export const freeze = <T extends object>(value: T): T => {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part)
  return Object.freeze(value)
}

import { escapeText, type Node, type NodeOf } from '@lockstep/schema'

/** A text that may follow a number, and how many zeros it stands for. */
export interface Suffix {
  readonly text: string
  readonly zeros: number
}

/** What a suffix becomes: zeros (`96000`) or an exponent (`1.2e3`). */
export type Becomes = 'zeros' | 'exponent'

/** A node with the suffixes that the steps above it replace, the first step first. */
export interface Chain {
  readonly hole: Node
  readonly suffixes: readonly Suffix[]
  readonly becomes: Becomes
}

/** A suffix has no ink that a number has, and no U+FFFD, which is also what bytes that are no UTF-8 are read as. */
const allowed = /^[^\u0000- \u007f0-9+.\u{fffd}-]+$/u

const textOf = ({ constants: { pattern } }: NodeOf<'regexpReplace'>): string | null => {
  const { tree } = pattern
  const literal = tree.kind === 'sequence' ? tree.items[1] : undefined
  if (literal?.kind !== 'literal') return null
  const text = String.fromCodePoint(...literal.codePoints)
  return allowed.test(text) && pattern.source === `([0-9])${escapeText(text)}$` ? text : null
}

const zerosOf = (replacement: string, becomes: Becomes): number | null => {
  const found = becomes === 'zeros' ? /^\$1(0{1,18})$/u : /^\$1e([1-9]|1[0-8])$/u
  const [, zeros] = found.exec(replacement) ?? []
  if (zeros === undefined) return null
  return becomes === 'zeros' ? zeros.length : Number(zeros)
}

/** The suffix that one step of `rules.ts` replaces; null for any other node. */
const suffixOf = (node: Node, becomes: Becomes): Suffix | null => {
  if (node.operation !== 'regexpReplace') return null
  const text = textOf(node)
  const zeros = zerosOf(node.constants.replacement, becomes)
  return text === null || zeros === null ? null : { text, zeros }
}

/**
 * The longest chain of steps that ends in a node; null where the node is no such step. A step leaves a digit at the
 * end, and no suffix holds one: so at most one step of a chain changes a cell, that of the text after its last digit.
 */
export const chainOf = (node: Node): Chain | null => {
  const becomes: Becomes = suffixOf(node, 'zeros') === null ? 'exponent' : 'zeros'
  const suffixes: Suffix[] = []
  let hole = node
  for (let step = suffixOf(hole, becomes); step !== null; step = suffixOf(hole, becomes)) {
    suffixes.unshift(step)
    hole = hole.children[0] as Node
  }
  return suffixes.length === 0 ? null : { hole, suffixes, becomes }
}

import type { Pattern, PatternNode } from '@lockstep/schema'
import { type Edge, edgesOf, stepsBack } from './ranges.js'

/** One step of a program. A split continues at each of its places; the first has the highest priority. */
export type ProgramStep =
  | { readonly kind: 'byte'; readonly edges: readonly Edge[] }
  | { readonly kind: 'split'; readonly to: readonly number[] }
  | { readonly kind: 'start' | 'end'; readonly to: number }
  | { readonly kind: 'mark'; readonly slot: number; readonly to: number }
  | { readonly kind: 'match' }

/**
 * A pattern as steps over the bytes of UTF-8. Slot 0 marks where a match begins; group `n` is between slots `2n` and
 * `2n + 1`.
 */
export interface Program {
  readonly steps: readonly ProgramStep[]
  /** The step at which a match begins. */
  readonly begin: number
  /** The step at which a match begins or, at a lower priority, a byte is skipped. */
  readonly again: number
  /** The step that skips a byte. */
  readonly skip: number
}

/** The most steps of a program. Repeats are written out, so that `a{1000}` alone has 1,000. */
export const mostSteps = 4_000

const utf8 = new TextEncoder()

/** A pattern's program, or undefined where it would be too long, or looks ahead or behind. Read backwards, a text begins at its end; no groups then. */
export const programOf = ({ tree }: Pattern, backwards: boolean): Program | undefined => {
  const steps: ProgramStep[] = []
  let looks = false
  const add = (step: ProgramStep): number => (steps.length > mostSteps ? 0 : steps.push(step) - 1)
  const addBytes = (edges: readonly Edge[]): number => add({ kind: 'byte', edges })

  /** The steps of a node before those that follow it: where to begin. */
  const before = (node: PatternNode, to: number): number => {
    switch (node.kind) {
      case 'literal': {
        const bytes = utf8.encode(String.fromCodePoint(...node.codePoints))
        return (backwards ? bytes.reverse() : bytes).reduceRight(
          (next, byte) => addBytes([[byte, byte, next]]),
          to,
        )
      }
      case 'class':
        return backwards
          ? add({ kind: 'split', to: stepsBack(node.ranges, to, addBytes) })
          : addBytes(edgesOf(node.ranges, to, addBytes))
      case 'start':
      case 'end':
        return add({ kind: (node.kind === 'start') === backwards ? 'end' : 'start', to })
      case 'look':
        looks = true
        return to
      case 'group': {
        if (backwards) return before(node.of, to)
        const slot = 2 * node.number
        return add({ kind: 'mark', slot, to: before(node.of, add({ kind: 'mark', slot: slot + 1, to })) })
      }
      case 'alternation':
        return add({ kind: 'split', to: node.options.map((option) => before(option, to)) })
      case 'sequence':
        return (backwards ? node.items.toReversed() : node.items).reduceRight(
          (next, item) => before(item, next),
          to,
        )
      case 'repeat':
        return repeated(node.of, node.min, node.max, node.greedy, to)
    }
  }

  const repeated = (of: PatternNode, min: number, max: number, greedy: boolean, to: number): number => {
    const choice = (more: number): readonly number[] => (greedy ? [more, to] : [to, more])
    const times = (count: number, next: number, each: (next: number) => number): number => {
      let at = next
      for (let index = 0; index < count && steps.length <= mostSteps; index++) at = each(at)
      return at
    }
    const once = (next: number): number => before(of, next)
    if (max !== Number.POSITIVE_INFINITY)
      return times(
        min,
        times(max - min, to, (next) => add({ kind: 'split', to: choice(once(next)) })),
        once,
      )
    const loop = add({ kind: 'split', to: [] })
    const body = once(loop)
    steps[loop] = { kind: 'split', to: choice(body) }
    return min === 0 ? loop : times(min - 1, body, once)
  }

  const begin = add({ kind: 'mark', slot: 0, to: before(tree, add({ kind: 'match' })) })
  const again = steps.length + 1
  const skip = addBytes([[0, 0xff, again]])
  add({ kind: 'split', to: [begin, skip] })
  return looks || steps.length > mostSteps ? undefined : { steps, begin, again, skip }
}

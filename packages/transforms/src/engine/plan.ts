import { type Meaning, type Node, refuse } from '@lockstep/schema'
import { ofLength } from '../arrow/lengths.js'
import type { ArrowColumn, Frame, Kernel } from '../column/column.js'
import { takeAny, toPlain } from '../column/take/take.js'
import type { Fusion } from '../fused/fusion.js'
import { lastUses, type NodeStep, stepsOf } from './schedule.js'

/** Columns by name, all of one length. */
export type Columns = ReadonlyMap<string, ArrowColumn>

/** A kernel that computes each frame once, however many rules share its node, until it is told to forget. */
interface Remembered {
  readonly kernel: Kernel
  readonly forget: () => void
}

const remembered = (kernel: Kernel, operation: string): Remembered => {
  let last: Frame | undefined
  let column: ArrowColumn | undefined
  return {
    kernel: (frame) => {
      if (last === frame && column !== undefined) return column
      column = ofLength(kernel(frame), frame.length, operation)
      last = frame
      return column
    },
    forget: () => {
      last = undefined
      column = undefined
    },
  }
}

/** A kernel that computes each of a lambda's frames once, and forgets what it gave with the frame. */
const rememberedInLambda = (kernel: Kernel, operation: string): Remembered => {
  const made = new WeakMap<Frame, ArrowColumn>()
  return {
    kernel: (frame) => {
      const before = made.get(frame)
      if (before !== undefined) return before
      const column = ofLength(kernel(frame), frame.length, operation)
      made.set(frame, column)
      return column
    },
    forget: () => undefined,
  }
}

/**
 * A kernel that may be asked inside of lambdas that a node has no variable of: it is then computed in the frame around
 * them, where it has, and taken for each element.
 */
const inScope = ({ kernel, forget }: Remembered, { free }: Node): Remembered => {
  const levels = new Set(free.map(({ constants }) => constants.level))
  const taken = new WeakMap<Frame, ArrowColumn>()
  const scoped: Kernel = (frame) => {
    const { lambda } = frame
    if (lambda === undefined || levels.has(lambda.level)) return kernel(frame)
    const before = taken.get(frame)
    if (before !== undefined) return before
    const column = takeAny(scoped(lambda.outer), lambda.parents())
    taken.set(frame, column)
    return column
  }
  return { kernel: scoped, forget }
}

/** No rows, and no columns to read. */
const nowhere: Frame = { length: 1, column: (name) => refuse(`there is no column ${name}`) }

/** A kernel of what is the same in every row, computed now. */
const folded = (kernel: Kernel): Kernel => {
  const column = kernel(nowhere)
  const values = column.layout === 'constant' || column.layout === 'dictionary' ? toPlain(column) : column
  const { type } = column
  return ({ length }) => ({ layout: 'constant', type, length, validity: null, values })
}

/** Whether a step is one of the outermost frame: what has a free variable is computed where its lambda runs. */
const isOutside = ({ node }: NodeStep): boolean => node.free.length === 0

/**
 * Prepares rules once: what is shared is computed once for each frame, from the leaves up, and held no longer than it
 * is read; what is the same in every row is computed now.
 */
export const prepareRules = (
  roots: readonly Node[],
  meaning: Meaning<Kernel>,
  fusions: readonly Fusion[] = [],
): ((frame: Frame) => readonly ArrowColumn[]) => {
  const steps = stepsOf(roots, meaning, fusions)
  const fixed = new Set<Node>()
  const known = new Map<Node, Remembered>()
  const of = (node: Node): Remembered => known.get(node) ?? refuse(`${node.operation} was not prepared`)
  for (const { node, of: children, make } of steps) {
    const kernel = make(...children.map((child) => of(child).kernel))
    const isFixed = children.length > 0 && children.every((child) => fixed.has(child))
    if (isFixed || node.operation === 'literal') fixed.add(node)
    const remember = node.free.length > 0 ? rememberedInLambda : remembered
    known.set(node, inScope(remember(isFixed ? folded(kernel) : kernel, node.operation), node))
  }
  const outside = steps.filter(isOutside)
  const uses = lastUses(outside, roots)
  const order = outside.map(({ node }, index) => ({
    kernel: of(node).kernel,
    done: (uses[index] ?? []).map((child) => of(child).forget),
  }))
  const outputs = roots.map(of)
  return (frame) => {
    for (const { kernel, done } of order) {
      kernel(frame)
      for (const forget of done) forget()
    }
    const columns = outputs.map(({ kernel }) => kernel(frame))
    for (const { forget } of outputs) forget()
    return columns
  }
}

/** The frame of some columns. */
export const frameOf = (columns: Columns, length: number): Frame => ({
  length,
  column: (name) => columns.get(name) ?? refuse(`there is no column ${name}`),
})

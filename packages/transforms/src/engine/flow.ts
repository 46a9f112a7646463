import { foldRelations, type Relation, relationsOf } from '@lockstep/schema'
import { keepFreed } from '../bytes/keep-freed.js'
import type { Memory } from '../relations/distinct/memory.js'
import type { Engine } from './engine.js'
import { operatorsOf } from './operator.js'
import type { Operator, Rows, Spill } from './rows.js'

/**
 * Operators that pass rows on to each other: rows of some relations come in, rows of the one they make go out. Rows go out as they
 * are asked for, each before the next is made; what is not asked for is not done.
 */
export interface Flow {
  /** Takes rows; gives those that can go out now, in order. */
  readonly push: (rows: Rows, from?: Relation) => Iterable<Rows>
  /** No more rows of a leaf will come; gives those that need not wait for another. */
  readonly end: (from: Relation) => Iterable<Rows>
  /** No more rows will come; gives those that were held back. */
  readonly finish: () => Iterable<Rows>
  /** Gives back what is held. */
  readonly close: () => void
}

/** Where rows go that are not held in memory; they are, where it is left out. */
export interface Aside {
  /** Makes a memory for each `distinct`. */
  readonly remember?: (() => Memory) | undefined
  /** For what gathers rows. */
  readonly spill?: Spill | undefined
}

/** A relation at work, and how many of its inputs are not over. */
interface Stage {
  readonly relation: Relation
  readonly operator: Operator
  open: number
}

/** An input of a relation at work. */
interface Reader {
  readonly stage: Stage
  readonly input: number
}

const inputsOf = ({ inputs }: Relation): readonly Relation[] => inputs

/** The relations that are made of `leaves`, up to `root`. */
const between = (root: Relation, leaves: readonly Relation[]): readonly Relation[] => {
  const below = new Set(relationsOf(leaves))
  return relationsOf([root]).filter((each) => !below.has(each))
}

/** What makes the rows of `root` of those of `leaves`. Nothing is prepared, and no memory opened, before rows come. */
export const flowOf = (
  root: Relation,
  leaves: readonly [Relation, ...Relation[]],
  by: Engine,
  { remember = by.remember, spill }: Aside = {},
): Flow => {
  keepFreed()
  let readers: ReadonlyMap<Relation, readonly Reader[]> | undefined
  let stages: readonly Stage[] = []
  const over = new Set<Relation>()

  const begin = (): ReadonlyMap<Relation, readonly Reader[]> => {
    const make = foldRelations(operatorsOf(root, by, remember, spill))
    stages = between(root, leaves).map((relation) => ({
      relation,
      operator: make(relation)(),
      open: inputsOf(relation).length,
    }))
    const found = new Map<Relation, Reader[]>()
    for (const stage of stages)
      for (const [input, of] of inputsOf(stage.relation).entries())
        found.set(of, [...(found.get(of) ?? []), { stage, input }])
    return found
  }

  const readersOf = (of: Relation): readonly Reader[] => {
    readers ??= begin()
    return readers.get(of) ?? []
  }

  /** Passes rows of a relation on to all that read it. */
  function* pass(rows: Rows, of: Relation): Iterable<Rows> {
    if (of === root) return yield rows
    for (const { stage, input } of readersOf(of))
      for (const made of stage.operator.push(rows, input)) yield* pass(made, stage.relation)
  }

  function* end(of: Relation): Iterable<Rows> {
    if (over.has(of)) return
    over.add(of)
    for (const { stage, input } of readersOf(of)) {
      const { operator, relation } = stage
      for (const made of operator.end?.(input) ?? []) yield* pass(made, relation)
      stage.open--
      if (stage.open > 0) continue
      for (const made of operator.finish()) yield* pass(made, relation)
      yield* end(relation)
    }
  }

  return {
    push: (rows, from = leaves[0]) => pass(rows, from),
    end,
    finish: function* () {
      for (const leaf of leaves) yield* end(leaf)
    },
    close: () => {
      for (const { operator } of stages) operator.close()
      readers = undefined
      stages = []
      over.clear()
    },
  }
}

/** All that becomes of some rows, where no others come. */
export const allOf = (flow: Flow, rows: Rows): readonly Rows[] => {
  try {
    return [...flow.push(rows), ...flow.finish()]
  } finally {
    flow.close()
  }
}

import { foldRelations, type Relation, relationsOf } from '@lockstep/schema'
import { keepFreed } from '../bytes/keep-freed.js'
import type { Memory } from '../relations/distinct/memory.js'
import type { Engine } from './engine.js'
import { operatorsOf } from './operator.js'
import type { Operator, Rows } from './rows.js'

/** Operators that pass rows on to each other: rows of some relations come in, rows of the one they make go out. */
export interface Flow {
  /** Takes rows; gives those that can go out now, in order. */
  readonly push: (rows: Rows, from?: Relation) => readonly Rows[]
  /** No more rows of a leaf will come; gives those that need not wait for another. */
  readonly end: (from: Relation) => readonly Rows[]
  /** No more rows will come; gives those that were held back. */
  readonly finish: () => readonly Rows[]
  /** Gives back what is held. */
  readonly close: () => void
}

/** A relation at work, and the inputs that nobody reads after it. */
interface Stage {
  readonly relation: Relation
  readonly operator: Operator
  readonly done: readonly Relation[]
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
  remember: () => Memory = by.remember,
): Flow => {
  keepFreed()
  const relations = between(root, leaves)
  let stages: readonly Stage[] | undefined

  const begin = (): readonly Stage[] => {
    const make = foldRelations(operatorsOf(root, by, remember))
    return relations.map((relation, index) => {
      const later = new Set(relations.slice(index + 1).flatMap(inputsOf))
      return {
        relation,
        operator: make(relation)(),
        done: inputsOf(relation).filter((input) => !later.has(input)),
      }
    })
  }

  /** Relations whose rows have all gone out. */
  const over = new Set<Relation>()

  /** Tells a relation which of its inputs are over since the last time. */
  const endOf = ({ relation, operator }: Stage, known: ReadonlySet<Relation>): readonly Rows[] => {
    if (over.has(relation)) return []
    const inputs = inputsOf(relation)
    const out = inputs.flatMap((input, number) =>
      over.has(input) && !known.has(input) ? (operator.end?.(number) ?? []) : [],
    )
    if (!inputs.every((input) => over.has(input))) return out
    over.add(relation)
    return [...out, ...operator.finish()]
  }

  const pass = (rows: readonly Rows[], from: Relation, ended: readonly Relation[]): readonly Rows[] => {
    const made = new Map([[from, rows]])
    stages ??= begin()
    const known = new Set(over)
    for (const leaf of ended) over.add(leaf)
    for (const stage of stages) {
      const out = inputsOf(stage.relation).flatMap((input, number) =>
        (made.get(input) ?? []).flatMap((rows) => stage.operator.push(rows, number)),
      )
      made.set(stage.relation, ended.length === 0 ? out : [...out, ...endOf(stage, known)])
      for (const input of stage.done) made.delete(input)
    }
    return made.get(root) ?? []
  }

  return {
    push: (rows, from = leaves[0]) => pass([rows], from, []),
    end: (from) => pass([], from, [from]),
    finish: () => pass([], leaves[0], leaves),
    close: () => {
      for (const { operator } of stages ?? []) operator.close()
      stages = undefined
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

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

  const pass = (rows: readonly Rows[], from: Relation, ends: boolean): readonly Rows[] => {
    const made = new Map([[from, rows]])
    stages ??= begin()
    for (const { relation, operator, done } of stages) {
      const out = inputsOf(relation).flatMap((input, number) =>
        (made.get(input) ?? []).flatMap((rows) => operator.push(rows, number)),
      )
      made.set(relation, ends ? [...out, ...operator.finish()] : out)
      for (const input of done) made.delete(input)
    }
    return made.get(root) ?? []
  }

  return {
    push: (rows, from = leaves[0]) => pass([rows], from, false),
    finish: () => pass([], leaves[0], true),
    close: () => {
      for (const { operator } of stages ?? []) operator.close()
      stages = undefined
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

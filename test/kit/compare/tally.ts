import { appendFileSync } from 'node:fs'
import type { Node } from '@lockstep/schema'

/** What was compared of one operation: cells in all, those that were null, and those that differ from the input. */
export interface Count {
  readonly cells: number
  readonly nulls: number
  readonly changed: number
}

/** The name of a node's operation, or of its rule. */
export const nodeName = (node: Node): string => (node.operation === 'rule' ? node.rule : node.operation)

/** Cells compared with Spark, by operation or rule and by version and ANSI mode, and how many of them differ. */
export interface Tally {
  readonly operations: Readonly<Record<string, Count>>
  readonly settings: Readonly<Record<string, number>>
  readonly cells: number
  readonly differences: number
}

/** Nothing compared yet. */
export const nothing: Tally = { operations: {}, settings: {}, cells: 0, differences: 0 }

const plus = (left: Count | undefined, right: Count): Count => ({
  cells: (left?.cells ?? 0) + right.cells,
  nulls: (left?.nulls ?? 0) + right.nulls,
  changed: (left?.changed ?? 0) + right.changed,
})

/** Both tallies together. */
export const add = (left: Tally, right: Tally): Tally => {
  const operations: Record<string, Count> = { ...left.operations }
  for (const [operation, count] of Object.entries(right.operations))
    operations[operation] = plus(operations[operation], count)
  const settings: Record<string, number> = { ...left.settings }
  for (const [setting, cells] of Object.entries(right.settings))
    settings[setting] = (settings[setting] ?? 0) + cells
  return {
    operations,
    settings,
    cells: left.cells + right.cells,
    differences: left.differences + right.differences,
  }
}

/** One operation compared in one setting. */
export const one = (node: Node, setting: string, count: Count, differences: number): Tally => ({
  operations: { [nodeName(node)]: count },
  settings: { [setting]: count.cells },
  cells: count.cells,
  differences,
})

/** Adds a tally to the file that `LOCKSTEP_TALLY` names, if it does: a run of many processes is summed from it. */
export const record = (tally: Tally): void => {
  const file = process.env.LOCKSTEP_TALLY
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(tally)}\n`)
}

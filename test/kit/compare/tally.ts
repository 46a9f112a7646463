import { appendFileSync } from 'node:fs'
import type { Node, Type } from '@lockstep/schema'
import { DataType, type Table, type Vector } from 'apache-arrow'
import { columnCells, isSameCell } from '../arrow/cells.js'
import { countUnlike } from '../arrow/unlike.js'

/** What was compared of one operation, or of one rule. */
export interface Count {
  readonly cells: number
  /** Cells that were null. */
  readonly nulls: number
  /** Cells of rules whose type is that of their first operand. */
  readonly alike: number
  /** Those of `alike` that differ from the first operand's. */
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
  /** How many texts Spark interpreted, because their code would have been longer than Java allows. */
  readonly tooLong: number
}

/** Nothing compared yet. */
export const nothing: Tally = { operations: {}, settings: {}, cells: 0, differences: 0, tooLong: 0 }

const plus = (left: Count | undefined, right: Count): Count => ({
  cells: (left?.cells ?? 0) + right.cells,
  nulls: (left?.nulls ?? 0) + right.nulls,
  alike: (left?.alike ?? 0) + right.alike,
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
    tooLong: left.tooLong + right.tooLong,
  }
}

/** How many cells of a column are null. */
const nullsOf = (column: Vector, type: Type): number =>
  column.data.some(({ type }) => DataType.isDictionary(type))
    ? columnCells(column, type).filter((cell) => cell === null).length
    : column.nullCount

/** How many cells of a column are others than those of the column that it was made of. */
const changedIn = (own: Vector, before: Vector, type: Type): number => {
  const counted = countUnlike(own, before, type)
  if (counted !== undefined) return counted
  const cells = columnCells(before, type)
  return columnCells(own, type).filter((cell, row) => !isSameCell(cell, cells[row] ?? null)).length
}

const countOf = (node: Node, own: Vector, child: Vector | null): Count => {
  const isAlike = node.children[0]?.type === node.type && child !== null
  return {
    cells: own.length,
    nulls: nullsOf(own, node.type),
    alike: isAlike ? own.length : 0,
    changed: isAlike ? changedIn(own, child, node.type) : 0,
  }
}

/** Nodes compared in one setting: what a table has for each of them, in order, and the table that they read. */
export const tallyOf = (nodes: readonly Node[], results: Table, input: Table, setting: string): Tally => {
  const columnOf = (node: Node): Vector | null =>
    node.operation === 'column'
      ? input.getChild(node.constants.name)
      : results.getChildAt(nodes.indexOf(node))
  const operations: Record<string, Count> = {}
  let sum = 0
  for (const [index, node] of nodes.entries()) {
    // What stands in a lambda is compared as a list of its cells.
    const own = results.getChildAt(index)
    if (own === null || node.free.length > 0) continue
    const [first] = node.children
    const count = countOf(node, own, first === undefined ? null : columnOf(first))
    operations[nodeName(node)] = plus(operations[nodeName(node)], count)
    sum += count.cells
  }
  return { operations, settings: { [setting]: sum }, cells: sum, differences: 0, tooLong: 0 }
}

/** Adds a tally to the file that `LOCKSTEP_TALLY` names, if it does: a run of many processes is summed from it. */
export const record = (tally: Tally): void => {
  const file = process.env.LOCKSTEP_TALLY
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(tally)}\n`)
}

import {
  type AnyTable,
  at,
  type Field,
  type Meaning,
  type Node,
  nodesOf,
  refuse,
  showType,
} from '@lockstep/schema'
import type { RecordBatch, Schema } from 'apache-arrow'
import { columnFrom } from '../arrow/from-arrow.js'
import { ofLength } from '../arrow/lengths.js'
import type { Column, Frame, Kernel } from '../column/column.js'
import { toPlain } from '../column/take/take.js'
import type { Fusion } from '../fused/fusion.js'
import { lastUses, stepsOf } from './schedule.js'

/** Columns by name, all of one length. */
export type Columns = ReadonlyMap<string, Column>

/** A kernel that computes each frame once, however many rules share its node, until it is told to forget. */
interface Remembered {
  readonly kernel: Kernel
  readonly forget: () => void
}

const remembered = (kernel: Kernel, operation: string): Remembered => {
  let last: Frame | undefined
  let column: Column | undefined
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

/** No rows, and no columns to read. */
const nowhere: Frame = { length: 1, column: (name) => refuse(`there is no column ${name}`) }

/** A kernel of what is the same in every row, computed now. */
const folded = (kernel: Kernel): Kernel => {
  const column = kernel(nowhere)
  const values = column.layout === 'constant' || column.layout === 'dictionary' ? toPlain(column) : column
  const { type } = column
  return ({ length }) => ({ layout: 'constant', type, length, validity: null, values })
}

/**
 * Prepares rules once: what is shared is computed once for each frame, from the leaves up, and held no longer than it
 * is read; what is the same in every row is computed now.
 */
export const prepare = (
  roots: readonly Node[],
  meaning: Meaning<Kernel>,
  fusions: readonly Fusion[] = [],
): ((frame: Frame) => readonly Column[]) => {
  const steps = stepsOf(roots, meaning, fusions)
  const fixed = new Set<Node>()
  const known = new Map<Node, Remembered>()
  const of = (node: Node): Remembered => known.get(node) ?? refuse(`${node.operation} was not prepared`)
  for (const { node, of: children, make } of steps) {
    const kernel = make(...children.map((child) => of(child).kernel))
    const isFixed = children.length > 0 && children.every((child) => fixed.has(child))
    if (isFixed || node.operation === 'literal') fixed.add(node)
    known.set(node, remembered(isFixed ? folded(kernel) : kernel, node.operation))
  }
  const uses = lastUses(steps, roots)
  const order = steps.map(({ node }, index) => ({
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

/** The raw columns that some rules read. */
export const reads = (table: AnyTable, roots: readonly Node[]): readonly Field[] => {
  const names = new Set(
    nodesOf(roots).flatMap((node) => (node.operation === 'column' ? [node.constants.name] : [])),
  )
  return table.raw.filter((field) => names.has(field.name))
}

/**
 * Refuses Arrow data that has no column of a name that is read, or two.
 * @throws Refusal that names table and column.
 */
export const checkSchema = (table: AnyTable, schema: Schema, fields: readonly Field[]): void => {
  const names = schema.fields.map((field) => field.name)
  for (const { name, type } of fields) {
    const found = names.filter((other) => other === name).length
    if (found === 0)
      refuse(
        `${table.name}.${name}: expected a column of type ${showType(type)}, and the Arrow table has none of that name; it has ${names.join(', ') || 'no columns'}`,
      )
    if (found > 1)
      refuse(`${table.name}.${name}: the Arrow table has ${found} columns of that name; rename all but one`)
  }
}

/** The columns of a record batch that are read. */
export const columnsOf = (table: AnyTable, batch: RecordBatch, fields: readonly Field[]): Columns => {
  const { children } = batch.data
  const names = batch.schema.fields.length
  if (children.length !== names)
    refuse(
      `${table.name}: the record batch has ${children.length} columns for ${names} names, as RecordBatch.select of apache-arrow leaves it, so that names stand for other columns; use selectAt`,
    )
  return new Map(
    fields.map(({ name, type }) => {
      const index = batch.schema.fields.findIndex((field) => field.name === name)
      const data = children[index] ?? refuse(`${table.name}.${name}: the record batch lacks it`)
      return [name, at(`${table.name}.${name}`, () => columnFrom(data, type))]
    }),
  )
}

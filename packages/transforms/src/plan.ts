import {
  type AnyTable,
  at,
  type Field,
  fold,
  type Meaning,
  type Node,
  nodesOf,
  refuse,
  showType,
} from '@lockstep/schema'
import type { RecordBatch, Schema } from 'apache-arrow'
import type { Column, Frame, Kernel } from './column.js'
import { columnFrom } from './from-arrow.js'

/** Columns by name, all of one length. */
export type Columns = ReadonlyMap<string, Column>

/** A kernel that computes each frame once, however many rules share its node. */
const remembered = (kernel: Kernel): Kernel => {
  let last: Frame | undefined
  let column: Column | undefined
  return (frame) => {
    if (last === frame && column !== undefined) return column
    column = kernel(frame)
    last = frame
    return column
  }
}

/** The same kernels, each computing a frame once. */
const onceEach = (meaning: Meaning<Kernel>): Meaning<Kernel> =>
  Object.fromEntries(
    Object.entries(meaning).map(([operation, kernel]) => [
      operation,
      (node: Node, ...of: Kernel[]) =>
        remembered((kernel as (node: Node, ...of: Kernel[]) => Kernel)(node, ...of)),
    ]),
  ) as unknown as Meaning<Kernel>

/** Prepares rules once: what is shared is computed once for each frame, from the leaves up. */
export const prepare = (
  roots: readonly Node[],
  meaning: Meaning<Kernel>,
): ((frame: Frame) => readonly Column[]) => {
  const kernel = fold(onceEach(meaning))
  const order = nodesOf(roots).map(kernel)
  const outputs = roots.map(kernel)
  return (frame) => {
    for (const each of order) each(frame)
    return outputs.map((output) => output(frame))
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
export const columnsOf = (table: AnyTable, batch: RecordBatch, fields: readonly Field[]): Columns =>
  new Map(
    fields.map(({ name, type }) => {
      const index = batch.schema.fields.findIndex((field) => field.name === name)
      const data = batch.data.children[index] ?? refuse(`${table.name}.${name}: the record batch lacks it`)
      return [name, at(`${table.name}.${name}`, () => columnFrom(data, type))]
    }),
  )

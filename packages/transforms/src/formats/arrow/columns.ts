import type { Schema } from 'apache-arrow'
import { Footer } from 'apache-arrow/ipc/metadata/file'
import { Message } from 'apache-arrow/ipc/metadata/message'
import { failIpc } from './error.js'
import { batchNodesOf, type NodeBuffers } from './field-buffers.js'
import { type FlatTable, keepTables, rootTable, shortAt, stringAt, tableAt, tablesAt } from './flatbuffer.js'
import { checkSchemaMessage } from './schema.js'

/** A column as a batch has it, read or passed over. */
export interface BatchColumn {
  readonly name: string
  readonly isRead: boolean
  readonly nodes: readonly NodeBuffers[]
}

/** What batches hold, and the schema of what is read of it, in the order of the file. */
export interface ChosenColumns {
  readonly all: readonly BatchColumn[]
  readonly schema: Schema
}

/** Before version 4 (Arrow 0.8, of 2017) batches were laid out otherwise. */
const firstVersion = 3

const checkChosen = (all: readonly string[], chosen: readonly string[]): void => {
  for (const name of chosen) {
    const found = all.filter((other) => other === name).length
    if (found === 0)
      failIpc(`column ${name}: it is not in the file, which has ${all.join(', ') || 'no columns'}`)
    if (found > 1) failIpc(`the columns: two fields have the name ${name}; rename one`)
  }
}

const chosenOf = (schema: FlatTable, version: number, chosen?: readonly string[]): readonly BatchColumn[] => {
  const fields = tablesAt(schema, 1)
  const names = fields.map((field) => stringAt(field, 0))
  if (chosen !== undefined) checkChosen(names, chosen)
  const seen = { fields: 0, most: schema.view.byteLength }
  return fields.map((field, index) => {
    const name = names[index] ?? ''
    return { name, isRead: chosen?.includes(name) ?? true, nodes: batchNodesOf(field, version, seen) }
  })
}

const columnsIn = (
  metadata: Uint8Array,
  schemaField: number,
  schemaOf: (bytes: Uint8Array) => Schema,
  chosen?: readonly string[],
): ChosenColumns => {
  const bytes = metadata.slice()
  const root = rootTable(bytes)
  const version = shortAt(root, 0)
  if (version < firstVersion)
    failIpc(`it was written by an Arrow before 0.8 (metadata V${version + 1}); write it anew`)
  const schema =
    tableAt(root, schemaField) ?? failIpc('the metadata are damaged: nothing says what the columns are')
  const all = chosenOf(schema, version, chosen)
  keepTables(
    schema,
    1,
    all.flatMap(({ isRead }, index) => (isRead ? [index] : [])),
  )
  checkSchemaMessage(schema)
  return { all, schema: schemaOf(bytes) }
}

/**
 * The columns that the first message of a stream says, all of them read or those of some names.
 * @throws IpcError for a name that is not there or twice, and for what is read and apache-arrow cannot read.
 */
export const streamColumns = (metadata: Uint8Array, chosen?: readonly string[]): ChosenColumns =>
  columnsIn(metadata, 2, (bytes) => Message.decode(bytes).header() as Schema, chosen)

/** The columns that the footer of a file says, as `streamColumns`. */
export const fileColumns = (footer: Uint8Array, chosen?: readonly string[]): ChosenColumns =>
  columnsIn(footer, 1, (bytes) => Footer.decode(bytes).schema, chosen)

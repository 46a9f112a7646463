import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { Field } from '@lockstep/schema'
import { type Table, tableToIPC } from 'apache-arrow'
import { plain } from '../arrow/plain.js'
import { allNullable, typeFields } from './spark-schema.js'

/** A table handed to Spark under a name: a view in SQL, a DataFrame in Python. */
export interface Input {
  readonly name: string
  readonly schema: readonly Field[]
  readonly table: Table
  /** Into how many partitions Spark lays the rows, once, in its memory; left out, each query scans them anew. */
  readonly partitions?: number
}

interface Known {
  readonly table: Table
  readonly schema: string
  readonly partitions: number | undefined
  readonly key: string
}

/** Sends inputs, as the worker takes them, with the keys of tables that it may forget. */
export type Send<Reply> = (input: readonly object[], forget: readonly string[]) => Promise<Reply>

/** How many tables a connection keeps in Spark. */
const kept = 8

/**
 * Hands tables over through files in a folder, each once: a table that was given before, with the same schema,
 * goes by its key alone. One call at a time.
 */
export const handOver = (
  folder: string,
): (<Reply>(input: readonly Input[], send: Send<Reply>) => Promise<Reply>) => {
  let known: readonly Known[] = []
  let forget: readonly string[] = []

  const part = async ({ name, schema, table, partitions }: Input): Promise<object> => {
    const type = allNullable({ type: 'struct', fields: typeFields(schema) })
    const json = JSON.stringify(type)
    const seen = known.find(
      (one) => one.table === table && one.schema === json && one.partitions === partitions,
    )
    if (seen !== undefined) {
      known = [...known.filter((one) => one !== seen), seen]
      return { name, key: seen.key, schema: type }
    }
    const key = randomUUID()
    const path = `${folder}/${key}.arrow`
    await writeFile(path, tableToIPC(plain(table, schema), 'stream'))
    known = [...known, { table, schema: json, partitions, key }]
    return { name, key, schema: type, path, partitions }
  }

  return async (input, send) => {
    const before = known
    try {
      const parts: object[] = []
      for (const one of input) parts.push(await part(one))
      const most = Math.max(kept, input.length)
      forget = [...forget, ...known.slice(0, -most).map(({ key }) => key)]
      known = known.slice(-most)
      const reply = await send(parts, forget)
      forget = []
      return reply
    } catch (problem) {
      forget = [...forget, ...known.filter((one) => !before.includes(one)).map(({ key }) => key)]
      known = known.filter((one) => before.includes(one))
      throw problem
    }
  }
}

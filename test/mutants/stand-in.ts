import { pyspark, sql } from '@lockstep/codegen'
import { type AnyTable, type Field, outputFields } from '@lockstep/schema'
import type { Answer, Clean, LiveQuery, LiveSpark, Setting } from '@lockstep/test'
import { clean as kernels } from '@lockstep/transforms'
import type { Table } from 'apache-arrow'
import { plain } from '../kit/arrow/plain.js'
import { typeFields } from '../kit/spark/spark-schema.js'

/** One question to a stand-in: the table behind the text, the spelling, and where it is asked. */
export interface Question {
  readonly table: AnyTable
  readonly text: 'sql' | 'pyspark'
  readonly setting: Setting
  readonly version: string
}

/** How a stand-in lies: what it answers instead of the truth, and where. */
export interface Lie {
  /** Where it lies: everywhere, if left out. */
  readonly where?: (question: Question) => boolean
  /** How its rows are made: by the kernels, if left out. */
  readonly clean?: Clean
  /** How its rows are made where it does not lie otherwise: by the kernels, if left out. */
  readonly otherwise?: Clean
  /** What it throws, if it does. */
  readonly error?: string
  /** Its plan: one of generated code, if left out. */
  readonly plan?: string
  /** What it says of its columns: the truth, if left out. */
  readonly fields?: (fields: readonly Field[]) => readonly Field[]
}

/** Sparks in whose place the kernels answer, and the kernels that they learn the tables from. */
export interface StandIns {
  readonly clean: Clean
  readonly connect: (version: string) => Promise<LiveSpark>
}

const generated = '*(1) Project [rule]\n+- *(1) Scan ExistingRDD[rule]'
/** A plan whose Project Spark interprets. */
export const interpreted = 'Project [rule]\n+- Scan ExistingRDD[rule]'

/**
 * Sparks that need no Java: they answer from the kernels, and lie in one way. They know a text by the table that the kernels
 * were given before, so that `agree` must be given both.
 */
export const standIns = (lie: Lie = {}, clean: Clean = kernels): StandIns => {
  const tables = new Map<string, AnyTable>()
  const learn: Clean = (table, input) => {
    tables.set(sql(table, { input: 'dirty' }), table)
    tables.set(pyspark(table, { input: 'dirty', output: 'cleaned' }), table)
    return clean(table, input)
  }
  const answer = (query: LiveQuery, input: Table, setting: Setting, version: string): Answer => {
    const [text, words] =
      'sql' in query ? (['sql', query.sql] as const) : (['pyspark', query.python] as const)
    const table = tables.get(words)
    if (table === undefined) throw new Error(`the kernels were not asked about:\n${words}`)
    const said: Lie = (lie.where ?? (() => true))({ table, text, setting, version })
      ? lie
      : { clean: lie.otherwise ?? kernels }
    if (said.error !== undefined) return { error: 'java:Lie', message: said.error }
    const fields = outputFields(table)
    return {
      table: plain((said.clean ?? kernels)(table, input), fields),
      schema: { type: 'struct', fields: typeFields((said.fields ?? ((same) => same))(fields)) },
      nullable: [],
      plan: said.plan ?? (setting.codegen === false ? interpreted : generated),
    }
  }
  const connect = async (version: string): Promise<LiveSpark> => ({
    version,
    evaluate: async ({ input: [input], queries, setting }) => {
      if (input === undefined) throw new Error('there is no input')
      return queries.map((query) => answer(query, input.table, setting, version))
    },
    notebook: async () => {
      throw new Error('a stand-in runs no notebooks')
    },
    close: () => {},
  })
  return { clean: learn, connect }
}

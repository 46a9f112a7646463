import { readFile, rm } from 'node:fs/promises'
import { type Table, tableFromIPC } from 'apache-arrow'
import { handOver, type Input } from './handed.js'
import { type SparkStruct, split } from './spark-schema.js'
import { talk } from './talk.js'
import type { SparkAddress } from './worker.js'

export type { Input } from './handed.js'

/**
 * A query: SQL text, or Python code run where `spark`, `F` (pyspark.sql.functions), `T` (pyspark.sql.types)
 * and each input's DataFrame stand under their names, whose result is the DataFrame it binds to `output`.
 * Queries must not change settings.
 */
export type LiveQuery = { readonly sql: string } | { readonly python: string; readonly output: string }

/**
 * Settings for one evaluation: ANSI mode, session time zone, and code generation. Left out, `codegen` is as
 * on a cluster (with a silent fall-back to interpretation); true is generated or an error; false is
 * interpreted.
 */
export interface Setting {
  readonly ansi: boolean
  readonly zone: string
  readonly codegen?: boolean
  /** Others of Spark's settings, by name, for this evaluation alone. */
  readonly others?: Readonly<Record<string, string>>
}

/** A table that came back; `nullable` names what Spark thinks can be null (`tags`, `tags[]`, `poster.id`). */
export interface SparkRows {
  readonly table: Table
  readonly schema: SparkStruct
  readonly nullable: readonly string[]
  readonly plan?: string
  readonly optimised?: string
  readonly analysed?: string
}

/**
 * Spark's error class (`CAST_INVALID_INPUT`), or `python:TypeError`, `java:...` for errors that are not
 * Spark's.
 */
export interface Failed {
  readonly error: string
  readonly message: string
}

/** What a query gave. */
export type Answer = SparkRows | Failed

/** A notebook's text, its widgets' values, and the tables to read when it is done. */
export interface Notebook {
  readonly text: string
  readonly widgets?: Readonly<Record<string, string>>
  readonly results: readonly string[]
  readonly setting?: Setting
}

/** The tables that a notebook left, or the cell (from 1; 0 is the header) that failed. */
export type NotebookAnswer =
  | { readonly tables: Readonly<Record<string, Answer>> }
  | (Failed & { readonly cell: number })

/** A connection to a live Spark, with a session of its own. One request runs at a time; more wait in line. */
export interface LiveSpark {
  readonly version: string
  /** Runs queries over the same inputs. A table seen before on this connection is not handed over again. */
  readonly evaluate: (evaluation: Evaluation) => Promise<readonly Answer[]>
  /** Runs a Databricks `.py` source notebook cell by cell, in a fresh session, namespace and database. */
  readonly notebook: (notebook: Notebook) => Promise<NotebookAnswer>
  readonly close: () => void
}

/** Inputs, queries and settings; `plan` asks for the executed, the optimised and the analysed plan with each result. */
export interface Evaluation {
  readonly input: readonly Input[]
  readonly queries: readonly LiveQuery[]
  readonly setting: Setting
  readonly plan?: boolean
}

/** Connects to a Spark that `startSpark` started, in this process or another. */
export const connectSpark = async (address: SparkAddress): Promise<LiveSpark> => {
  const { ask, folder, close } = await talk(address)
  const hand = handOver(folder)
  let line: Promise<unknown> = Promise.resolve()

  const evaluateNext = async (evaluation: Evaluation): Promise<readonly Answer[]> => {
    const { queries, setting, plan = false } = evaluation
    const { answers } = await hand(evaluation.input, (input, forget) =>
      ask<{ answers: readonly RawAnswer[] }>({ ask: 'evaluate', input, forget, queries, setting, plan }),
    )
    return Promise.all(answers.map(answer))
  }

  const evaluate = (evaluation: Evaluation): Promise<readonly Answer[]> => {
    const next = line.then(() => evaluateNext(evaluation))
    line = next.catch(() => {})
    return next
  }

  const notebook = async ({ text, widgets = {}, results, setting }: Notebook): Promise<NotebookAnswer> => {
    const settings = setting ?? { ansi: !address.version.startsWith('3.'), zone: 'UTC' }
    const raw = await ask<{ tables: Readonly<Record<string, RawAnswer>> } | (Failed & { cell: number })>({
      ask: 'notebook',
      text,
      widgets,
      results,
      setting: settings,
    })
    if ('cell' in raw) return raw
    const tables = Object.entries(raw.tables).map(async ([name, one]) => [name, await answer(one)] as const)
    return { tables: Object.fromEntries(await Promise.all(tables)) }
  }

  return { version: address.version, evaluate, notebook, close }
}

type RawAnswer =
  | {
      readonly path: string
      readonly schema: string
      readonly plan?: string
      readonly optimised?: string
      readonly analysed?: string
    }
  | Failed

const answer = async (raw: RawAnswer): Promise<Answer> => {
  if ('error' in raw) return raw
  const { path, schema, ...plans } = raw
  const bytes = await readFile(path)
  await rm(path)
  return { table: tableFromIPC(bytes), ...split(schema), ...plans }
}

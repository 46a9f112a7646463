import type { AnyQuery, AnyTable } from '@lockstep/schema'
import type { Pipeline } from '../pipeline/pipeline.js'
import { shownBytes } from '../print/amounts.js'
import type { SparkVersion } from '../print/pyspark.js'
import type { CleanRows } from './examples.js'

/** What all outputs are made of: tables and questions, what is said of them, and where they read and write. */
export interface Project {
  /** What its files are called, as a name of a Python variable: `pinterest`. */
  readonly label: string
  readonly title: string
  /** Markdown under the title. */
  readonly doc: string
  readonly tables: readonly AnyTable[]
  /** Markdown about each table, by its name. */
  readonly docs: Readonly<Record<string, string>>
  readonly queries: readonly AnyQuery[]
  /** Markdown about each question, by its name. */
  readonly questionDocs: Readonly<Record<string, string>>
  /** What feeds the tables, where that is known. */
  readonly pipeline: Pipeline | null
  readonly spark: SparkVersion
  /** What cleans the values that are shown, or null where none are. */
  readonly clean: CleanRows | null
  /** Where files come from and how they are made again: as markdown, and as plain text. */
  readonly origin: { readonly markdown: string; readonly plain: string }
  /** The folder that holds a folder of JSON for each table. */
  readonly source: string
  readonly catalog: string
  readonly schema: string
  /** The kinds of outputs that are made together. */
  readonly outputs: readonly string[]
  readonly bundle: BundleSettings
  readonly dag: DagSettings
  readonly stream: StreamSettings
  readonly templates: Templates
}

/** Where a bundle is deployed to. */
export interface BundleTarget {
  readonly mode: 'development' | 'production'
  readonly default?: boolean
  /** The address of the workspace. */
  readonly host?: string
  /** Where in the workspace its files go. */
  readonly root?: string
  readonly source?: string
  readonly catalog?: string
  readonly schema?: string
}

/** How a bundle runs: by which schedule, in which places. */
export interface BundleSettings {
  /** A Quartz expression of six fields, and the zone of its clock; null for no schedule. Every day at six in UTC if left out. */
  readonly schedule?: { readonly cron: string; readonly zone?: string } | null
  /** By their names; `dev` and `prod` if left out. */
  readonly targets?: Readonly<Record<string, BundleTarget>>
}

/** Where streams come from. */
export interface StreamSettings {
  /** Files that come into the folder of raw records, if left out; or topics. */
  readonly from?: 'files' | 'kafka'
  readonly servers?: string
  /** What stands before a table's name in the name of its topic. */
  readonly topics?: string
  /** The folder of checkpoints, one in it for each table. */
  readonly checkpoints?: string
}

/** Handlebars templates in place of ours, as text: what stands around the cells of notebooks, and around a query. */
export interface Templates {
  /** Of `cells`, each with its `lines`, `isFirst`, `isDefinition` and `isAfterDefinition`. */
  readonly notebook?: string
  /** Of `cells`, each with its `lines` and `isFirst`. */
  readonly sqlNotebook?: string
  /** Of `about`, which the helper `comment` makes comments of, and `query`. */
  readonly sql?: string
}

/** How Airflow runs the notebook. */
export interface DagSettings {
  /** As Airflow takes it: `@daily`, if left out. */
  readonly schedule?: string
  /** The connection to Databricks: `databricks_default`, if left out. */
  readonly connection?: string
  /** Where the notebook stands in the workspace. */
  readonly notebook?: string
}

/** A generated file: its path in the folder of all, its text, and what a person wants to know of it. */
export interface Generated {
  readonly path: string
  readonly text: string
  readonly about: string
}

/** A kind of output: one file and one line of the table. */
export interface OutputKind {
  /** What the command's help says of it. */
  readonly about: string
  /** Where its files stand, and how their names end: what is left over is looked for there. */
  readonly places: readonly { readonly folder: string; readonly ending: string }[]
  /** The kinds of outputs that must be made with it. */
  readonly needs?: readonly string[]
  /** It is made of the pipeline, and of no project without one. */
  readonly isOfPipeline?: true
  readonly files: (project: Project) => readonly Generated[]
}

const size = (text: string): string => shownBytes(Buffer.byteLength(text))

/** A file, with what it is of and how large it is. */
export const generatedFile = (path: string, text: string, what: string): Generated => ({
  path,
  text,
  about: `${what}, ${size(text)}`,
})

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** `3 tables, 10 questions`. */
export const contentsOf = ({ tables, queries }: Project): string =>
  [
    counted(tables.length, 'table'),
    ...(queries.length === 0 ? [] : [counted(queries.length, 'question')]),
  ].join(', ')

/** Where a project reads and writes unless it is told. */
export const defaults = { source: '/Volumes/main/default/raw', catalog: 'main', schema: 'default' } as const

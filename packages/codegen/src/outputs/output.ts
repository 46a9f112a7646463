import type { AnyQuery, AnyTable } from '@lockstep/schema'
import type { Pipeline } from '../pipeline/pipeline.js'
import { shownBytes } from '../print/amounts.js'
import type { SparkVersion } from '../print/pyspark.js'
import type { ExamplesOf } from './examples.js'
import type {
  BundleSettings,
  DagSettings,
  MountSettings,
  StreamSettings,
  Templates,
  WriteSettings,
} from './settings.js'

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
  /** What rules make of values, to be shown; null where nothing cleans them. */
  readonly examplesOf: ExamplesOf | null
  /** Where files come from and how they are made again: as markdown, and as plain text. */
  readonly origin: { readonly markdown: string; readonly plain: string }
  /** The folder that holds a folder of JSON for each table. */
  readonly source: string
  readonly catalog: string
  readonly schema: string
  /** What tables and answers are called where they are written, by the names of tables and questions. */
  readonly names: Readonly<Record<string, string>>
  /** The folders of raw records under `source`, by the names of tables. */
  readonly folders: Readonly<Record<string, string>>
  readonly write: WriteSettings
  /** What notebooks mount before they read, or null. */
  readonly mount: Required<MountSettings> | null
  /** The kinds of outputs that are made together. */
  readonly outputs: readonly string[]
  readonly bundle: BundleSettings
  readonly dag: DagSettings
  readonly stream: StreamSettings
  readonly templates: Templates
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

import { type AnyTable, at, refuse } from '@lockstep/schema'
import { pythonText } from '../print/quote.js'
import { aboutOf } from './catalog-words.js'
import { checkTableStreams } from './check-streams.js'
import { contentsOf, generatedFile, type OutputKind, type Project } from './output.js'
import { isStreamed, streamedTables } from './pipeline-settings.js'
import {
  pipelineComment,
  pipelineDataset,
  pipelineHead,
  pipelineImports,
  pipelineSpecification,
  questionViews,
  returnStream,
} from './pipelines.js'
import { type PythonRead, pythonProject } from './python.js'
import { returnRead } from './run-cell.js'
import { checkWritten } from './sql-catalog.js'
import { originOfStream, streamNames } from './stream-origins.js'
import { writtenName, writtenSql } from './written.js'

/** Refuses a streaming table that gathers rows, or that is made from a table which is made anew each time. */
const checkStreamed = (project: Project, table: AnyTable): void => {
  checkTableStreams(table)
  const { name, from } = table
  if (from !== null && !isStreamed(project, from))
    at(name, () =>
      refuse(
        `is a streaming table, and is made from ${from.name}, which is made anew each time; name ${from.name} in stream.pipelines, too`,
      ),
    )
}

/** The raw records of each table, as a view of the table's name: SQL of open source Spark reads no files by a schema. */
const rawViews = (project: Project): string => {
  const streams = streamedTables(project).length === 0 ? [] : streamNames
  const python = pythonProject({ ...project, queries: [] }, streams)
  const raw = python.tables.flatMap(({ table, read }) => (read === null ? [] : [{ table, read }]))
  const types = raw.some(({ read }) => read.isTypes) ? '\nfrom pyspark.sql import types as T' : ''
  // What comes in no folder comes as bytes, which a function reads.
  const isBytes = !originOfStream(project).readsFolders && raw.some(({ table }) => isStreamed(project, table))
  const functions = isBytes ? '\nfrom pyspark.sql import functions as F' : ''
  const imports = `${pipelineImports.before[0]}\nfrom pyspark.sql import DataFrame, SparkSession${functions}${types}`
  const body = (table: AnyTable, read: PythonRead): string =>
    isStreamed(project, table) ? returnStream(project, table, [], read) : returnRead([], read)
  return `${[
    pipelineHead(project, imports, []),
    ...raw.map(({ read }) => `${read.name} = ${read.schema}`),
    ...raw.map(
      ({ table, read }) =>
        `@dp.temporary_view(name=${pythonText(table.name)})\ndef ${read.input}() -> DataFrame:\n${body(table, read)}`,
    ),
  ].join('\n\n\n')}\n`
}

const datasetOf = (project: Project, table: AnyTable): string => {
  const isStream = isStreamed(project, table)
  if (isStream) checkStreamed(project, table)
  return pipelineDataset(
    writtenName(project, table),
    aboutOf(table, project.docs),
    writtenSql(project, table, isStream),
    isStream ? 'STREAMING TABLE' : 'MATERIALIZED VIEW',
  )
}

const datasets = (project: Project): string => {
  checkWritten(project)
  return `${[
    pipelineComment(project),
    ...project.tables.map((table) => datasetOf(project, table)),
    ...questionViews(project),
  ].join('\n\n')}\n`
}

export const pipelinesSqlOutput: OutputKind = {
  about: 'the same pipeline in SQL, over views of the raw records',
  places: [
    { folder: 'pipeline_sql', ending: '.yml' },
    { folder: 'pipeline_sql/transformations', ending: '.py' },
    { folder: 'pipeline_sql/transformations', ending: '.sql' },
  ],
  files: (project) => [
    generatedFile('pipeline_sql/spark-pipeline.yml', pipelineSpecification(project), 'its specification'),
    generatedFile(
      `pipeline_sql/transformations/raw_${project.label}.py`,
      rawViews(project),
      'the raw records',
    ),
    generatedFile(
      `pipeline_sql/transformations/clean_${project.label}.sql`,
      datasets(project),
      contentsOf(project),
    ),
  ],
}

import { refuse } from '@lockstep/schema'
import { pythonText } from '../print/quote.js'
import { aboutOf } from './catalog-words.js'
import { contentsOf, generatedFile, type OutputKind, type Project } from './output.js'
import {
  pipelineComment,
  pipelineHead,
  pipelineImports,
  pipelineSpecification,
  questionViews,
  viewOfPipeline,
} from './pipelines.js'
import { pythonProject } from './python.js'
import { returnRead } from './run-cell.js'
import { checkWritten } from './sql-catalog.js'
import { writtenName, writtenSql } from './written.js'

/** The raw records of each table, as a view of the table's name: SQL of open source Spark reads no files by a schema. */
const rawViews = (project: Project): string => {
  const python = pythonProject({ ...project, queries: [] })
  const raw = python.tables.flatMap(({ table, read }) => (read === null ? [] : [{ table, read }]))
  const types = raw.some(({ read }) => read.isTypes) ? '\nfrom pyspark.sql import types as T' : ''
  const imports = `${pipelineImports.before[0]}\nfrom pyspark.sql import DataFrame, SparkSession${types}`
  return `${[
    pipelineHead(project, imports, []),
    ...raw.map(({ read }) => `${read.name} = ${read.schema}`),
    ...raw.map(
      ({ table, read }) =>
        `@dp.temporary_view(name=${pythonText(table.name)})\ndef ${read.input}() -> DataFrame:\n${returnRead([], read)}`,
    ),
  ].join('\n\n\n')}\n`
}

const views = (project: Project): string => {
  const { tables, docs } = project
  checkWritten(project)
  if ((project.stream.pipelines ?? []).length > 0)
    refuse(
      'stream.pipelines: the output pipelinesSql has no streaming tables; ask for the output pipelines in its place',
    )
  return `${[
    pipelineComment(project),
    ...tables.map((table) =>
      viewOfPipeline(writtenName(project, table), aboutOf(table, docs), writtenSql(project, table)),
    ),
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
      views(project),
      contentsOf(project),
    ),
  ],
}

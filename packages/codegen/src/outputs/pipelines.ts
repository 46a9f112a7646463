import type { AnyTable } from '@lockstep/schema'
import { brackets, layout, pythonPage } from '../print/layout.js'
import { pythonBlocks } from '../print/pyspark-query.js'
import { pythonText, sqlComment, sqlName, sqlText } from '../print/quote.js'
import { aboutAnswer, aboutOf } from './catalog-words.js'
import { checkTableStreams } from './check-streams.js'
import { headComment } from './comment.js'
import { generatedFile, type OutputKind, type Project } from './output.js'
import { isStreamed, pipelineConfiguration, pipelineSettings, streamedTables } from './pipeline-settings.js'
import { type PythonRead, type PythonTable, pythonDefinition, pythonProject } from './python.js'
import { firstTable } from './raw-tables.js'
import { callEach, returnRead } from './run-cell.js'
import { originOfStream, streamNames } from './stream-origins.js'
import { answerName, writtenName, writtenQuestionSql } from './written.js'
import { yamlText } from './yaml.js'

/** A table of a pipeline: its name in the catalog, what is said of it, and the function that gives it. */
const dataset = (kind: string, name: string, about: string, head: string, body: string): string => {
  const parts = [
    `name=${pythonText(sqlName(name))}`,
    ...(about === '' ? [] : [`comment=${pythonText(about)}`]),
  ]
  return `${layout(brackets(`@dp.${kind}(`, parts, ')', ','), pythonPage)}\n${head}\n${body}`
}

/** How a pipeline's Python begins: what it needs, and where it reads. */
export const pipelineHead = (project: Project, imports: string, helpers: readonly string[]): string =>
  pythonBlocks([`${headComment(project)}\n\n${imports}`, ...helpers, pipelineSettings(project)])

/** What a pipeline's Python imports beside what its functions need. */
export const pipelineImports = {
  before: ['from pyspark import pipelines as dp'],
  frames: ['SparkSession'],
} as const

/** Returns what some functions, the last one first, make of a stream. */
export const returnStream = (
  project: Project,
  table: AnyTable,
  functions: readonly string[],
  read: PythonRead,
): string => {
  const { statement, placeOf } = originOfStream(project)
  const reads = statement(read.input, { ...read, path: placeOf(project, firstTable(table)) })
  const returns = layout(['return ', callEach(functions, read.input)], pythonPage, 1)
  return [
    ...reads.split('\n').map((each) => `${pythonPage.indent}${each}`),
    `${pythonPage.indent}${returns}`,
  ].join('\n')
}

const pythonPipeline = (project: Project): string => {
  const python = pythonProject(
    { ...project, queries: [] },
    streamedTables(project).length === 0 ? [] : streamNames,
  )
  const reads = new Map(python.tables.flatMap(({ input, read }) => (read === null ? [] : [[input, read]])))
  const [imports = '', ...helpers] = python.head([], pipelineImports)
  const datasetOf = ({ table, functions, input, isWritten }: PythonTable): readonly string[] => {
    const read = reads.get(input)
    if (!isWritten || read === undefined) return []
    const isStream = isStreamed(project, table)
    if (isStream) checkTableStreams(table)
    const head = `def ${python.given.name(`${input}_dataset`)}() -> DataFrame:`
    const body = isStream ? returnStream(project, table, functions, read) : returnRead(functions, read)
    const kind = isStream ? 'table' : 'materialized_view'
    return [dataset(kind, writtenName(project, table), aboutOf(table, project.docs), head, body)]
  }
  return `${[
    pipelineHead(project, imports, helpers),
    ...python.tables.map(pythonDefinition),
    ...python.tables.flatMap(datasetOf),
  ].join('\n\n\n')}\n`
}

/** A table of a pipeline in SQL: one that is made anew each time, or one to which a stream adds. */
export const pipelineDataset = (
  name: string,
  about: string,
  query: string,
  kind: 'MATERIALIZED VIEW' | 'STREAMING TABLE' = 'MATERIALIZED VIEW',
): string => `CREATE ${kind} ${sqlName(name)}\nCOMMENT ${sqlText(about)}\nAS\n${query};`

/** What is said at the top of a file of SQL of a pipeline. */
export const pipelineComment = ({ title, doc, origin }: Project): string =>
  sqlComment([title, doc, origin.plain].filter((each) => each !== '').join('\n\n'))

/**
 * The questions as tables of a pipeline, in SQL: over Spark Connect, `distinct()` of a DataFrame asks for the columns of a table
 * that is not there yet.
 */
export const questionViews = (project: Project): readonly string[] =>
  project.queries.map((query) =>
    pipelineDataset(
      answerName(project, query),
      aboutAnswer(query, project),
      writtenQuestionSql(project, query),
    ),
  )

/** What a folder of a pipeline is run by: the specification that `spark-pipelines run` reads. */
export const pipelineSpecification = (project: Project): string => {
  const { label, source, catalog, schema } = project
  const storage = `${source.startsWith('/') ? 'file://' : ''}${source}/_pipelines/${label}`
  return yamlText(
    {
      name: label,
      catalog,
      database: schema,
      storage,
      libraries: [{ glob: { include: 'transformations/**' } }],
      configuration: pipelineConfiguration(project),
    },
    project,
  )
}

export const pipelinesOutput: OutputKind = {
  about: 'a Spark Declarative Pipeline in Python',
  places: [
    { folder: 'pipeline', ending: '.yml' },
    { folder: 'pipeline/transformations', ending: '.py' },
    { folder: 'pipeline/transformations', ending: '.sql' },
  ],
  files: (project) => [
    generatedFile('pipeline/spark-pipeline.yml', pipelineSpecification(project), 'its specification'),
    generatedFile(
      `pipeline/transformations/clean_${project.label}.py`,
      pythonPipeline(project),
      'its tables',
    ),
    ...(project.queries.length === 0
      ? []
      : [
          generatedFile(
            `pipeline/transformations/ask_${project.label}.sql`,
            `${[pipelineComment(project), ...questionViews(project)].join('\n\n')}\n`,
            'its questions',
          ),
        ]),
  ],
}

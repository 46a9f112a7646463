import type { AnyQuery, AnyTable } from '@lockstep/schema'
import { brackets, layout, pythonPage } from '../print/layout.js'
import { cleanedName } from '../print/options.js'
import { pythonBlocks } from '../print/pyspark-query.js'
import { pythonText, sqlComment, sqlName, sqlText } from '../print/quote.js'
import { questionSql } from '../print/sql-question.js'
import { plainName } from '../spark/names.js'
import { headComment } from './comment.js'
import { docOf } from './doc.js'
import { generatedFile, type OutputKind, type Project } from './output.js'
import { type PythonTable, pythonDefinition, pythonProject } from './python.js'
import { questionSentence } from './questions.js'
import { returnRead } from './run-cell.js'
import { yamlText } from './yaml.js'

/** A table of a pipeline: its name in the catalog, what is said of it, and the function that gives it. */
const dataset = (kind: string, name: string, about: string, head: string, body: string): string => {
  const parts = [`name=${pythonText(name)}`, ...(about === '' ? [] : [`comment=${pythonText(about)}`])]
  return `${layout(brackets(`@dp.${kind}(`, parts, ')', ','), pythonPage)}\n${head}\n${body}`
}

/** The key of a pipeline's configuration that names the folder of raw records. */
export const sourceKey = ({ label }: Project): string => `${label}.source`

/** How a pipeline's Python begins: what it needs, and where it reads. */
export const pipelineHead = (project: Project, imports: string, helpers: readonly string[]): string =>
  pythonBlocks([
    `${headComment(project)}\n\n${imports}`,
    ...helpers,
    `spark = SparkSession.active()\nsource = spark.conf.get(${pythonText(sourceKey(project))})`,
  ])

/** What a pipeline's Python imports beside what its functions need. */
export const pipelineImports = {
  before: ['from pyspark import pipelines as dp'],
  frames: ['SparkSession'],
} as const

const pythonPipeline = (project: Project): string => {
  const python = pythonProject({ ...project, queries: [] })
  const reads = new Map(python.tables.flatMap(({ input, read }) => (read === null ? [] : [[input, read]])))
  const [imports = '', ...helpers] = python.head([], pipelineImports)
  const datasetOf = ({ table, functions, input, isWritten }: PythonTable): readonly string[] => {
    const read = reads.get(input)
    if (!isWritten || read === undefined) return []
    const head = `def ${python.given.name(`${input}_dataset`)}() -> DataFrame:`
    const body = returnRead(functions, read.name, read.path)
    return [dataset('materialized_view', cleanedName(table), aboutOf(table, project.docs), head, body)]
  }
  return `${[
    pipelineHead(project, imports, helpers),
    ...python.tables.map(pythonDefinition),
    ...python.tables.flatMap(datasetOf),
  ].join('\n\n\n')}\n`
}

/** What the catalog says of a table. */
export const aboutOf = (of: AnyTable, docs: Readonly<Record<string, string>>): string => {
  const { first } = docOf(docs[of.name] ?? '')
  return first === '' ? `${of.name}, cleaned` : capitalised(first)
}

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** What the catalog says of the answer to a question. */
export const aboutAnswer = (query: AnyQuery, { questionDocs }: Project): string =>
  capitalised(docOf(questionDocs[query.name] ?? '').first) || questionSentence(query)

/** A table of a pipeline in SQL. */
export const viewOfPipeline = (name: string, about: string, query: string): string =>
  `CREATE MATERIALIZED VIEW ${sqlName(name)}\nCOMMENT ${sqlText(about)}\nAS\n${query};`

/** What is said at the top of a file of SQL of a pipeline. */
export const pipelineComment = ({ title, doc, origin }: Project): string =>
  sqlComment([title, doc, origin.plain].filter((each) => each !== '').join('\n\n'))

/**
 * The questions as tables of a pipeline, in SQL: over Spark Connect, `distinct()` of a DataFrame asks for the columns of a table
 * that is not there yet.
 */
export const questionViews = (project: Project): readonly string[] =>
  project.queries.map((query) =>
    viewOfPipeline(plainName(query.name, 'question'), aboutAnswer(query, project), questionSql(query)),
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
      configuration: { [sourceKey(project)]: source },
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

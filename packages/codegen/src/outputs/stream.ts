import { type AnyTable, at, checkStream, relationsOf } from '@lockstep/schema'
import { cleanedName } from '../print/options.js'
import { pythonBlocks } from '../print/pyspark-query.js'
import { pythonText } from '../print/quote.js'
import { about } from './about.js'
import { codeCell, markdownCell, type NotebookCell } from './cell.js'
import { titleCell } from './cells.js'
import { pythonNotebookOf } from './notebook.js'
import { generatedFile, type OutputKind, type Project } from './output.js'
import { firstTable, type PythonTable, pythonDefinition, pythonProject } from './python.js'
import { fileStreamStatement, kafkaStreamStatement, streamStatement } from './stream-cell.js'

/** Where streams come from: folders of JSON that grow, or topics of Kafka. */
const origins = {
  files: {
    setting: (project: Project): string =>
      `dbutils.widgets.text("source", ${pythonText(project.source)}, "Folder of the raw JSON")`,
    values: 'source = dbutils.widgets.get("source")',
    statement: fileStreamStatement,
  },
  kafka: {
    setting: ({ stream }: Project): string =>
      `dbutils.widgets.text("servers", ${pythonText(stream.servers ?? 'localhost:9092')}, "Kafka's servers")\ndbutils.widgets.text("topics", ${pythonText(stream.topics ?? '')}, "What stands before a table's name in its topic's")`,
    values: 'servers = dbutils.widgets.get("servers")\ntopics = dbutils.widgets.get("topics")',
    statement: kafkaStreamStatement,
  },
} as const

const settingsOf = (project: Project): string => {
  const { setting, values } = origins[project.stream.from ?? 'files']
  return `${setting(project)}
dbutils.widgets.text("checkpoints", ${pythonText(project.stream.checkpoints ?? '/Volumes/main/default/checkpoints')}, "Folder of checkpoints")
dbutils.widgets.text("catalog", ${pythonText(project.catalog)}, "Catalog to write to")
dbutils.widgets.text("schema", ${pythonText(project.schema)}, "Schema to write to")

${values}
checkpoints = dbutils.widgets.get("checkpoints")
catalog = dbutils.widgets.get("catalog").replace("\`", "\`\`")
schema = dbutils.widgets.get("schema").replace("\`", "\`\`")
target = f"\`{catalog}\`.\`{schema}\`"`
}

/** Refuses a table whose rows cannot be cleaned one by one, with the step and the reason. */
const checkTableStreams = (table: AnyTable): void => {
  const source = relationsOf([firstTable(table).relation]).find(({ relation }) => relation === 'source')
  if (source !== undefined) at(table.name, () => checkStream(table.relation, source))
}

const runsOf = (project: Project, { table, read, functions, input, isWritten }: PythonTable): string =>
  [
    ...(read === null
      ? []
      : [origins[project.stream.from ?? 'files'].statement(input, read.name, read.path)]),
    ...(isWritten ? [streamStatement(functions, input, cleanedName(table))] : []),
  ].join('\n')

/**
 * A notebook that cleans streams into tables, which it adds to: all that has come since the last run, with a checkpoint for each table.
 * @throws Refusal for a table that gathers rows, such as a distinct one.
 */
const streamCells = (project: Project): readonly NotebookCell[] => {
  project.tables.forEach(checkTableStreams)
  const python = pythonProject({ ...project, queries: [] })
  return [
    titleCell({ ...project, queries: [] }, 'streams'),
    codeCell('python', 'settings', '', settingsOf(project), 'Where to read, where to write'),
    codeCell('python', 'helpers', '', pythonBlocks(python.head([])), 'Helpers'),
    ...python.tables.flatMap((each): readonly NotebookCell[] => {
      const { name } = each.table
      const runs = runsOf(project, each)
      return [
        markdownCell('about', name, about(each.table, project.docs[name] ?? '', project.clean)),
        codeCell('python', 'clean', name, pythonDefinition(each)),
        ...(runs === '' ? [] : [codeCell('python', 'write', name, runs)]),
      ]
    }),
  ]
}

export const streamOutput: OutputKind = {
  about: 'a notebook that cleans streams, of files or of Kafka, into tables that grow',
  places: [{ folder: 'stream', ending: '.py' }],
  files: (project) => [
    generatedFile(
      `stream/stream_${project.label}.py`,
      pythonNotebookOf(streamCells(project), project),
      `streams of ${project.stream.from ?? 'files'}`,
    ),
  ],
}

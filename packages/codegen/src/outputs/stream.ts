import type { AnyTable } from '@lockstep/schema'
import { streamTableName } from '../pipeline/derived.js'
import { pythonBlocks } from '../print/pyspark-query.js'
import { about } from './about.js'
import { commentsCell } from './after-cells.js'
import { codeCell, markdownCell, type NotebookCell } from './cell.js'
import { type TitleWords, titleCell } from './cells.js'
import { checkTableStreams } from './check-streams.js'
import { topicOf } from './fed.js'
import { mountCells, mountNames } from './mount.js'
import { pythonNotebookOf } from './notebook.js'
import { commentOn, notebookNames } from './notebook-helpers.js'
import { generatedFile, type OutputKind, type Project } from './output.js'
import { type PythonTable, pythonDefinition, pythonProject } from './python.js'
import { firstTable } from './raw-tables.js'
import { streamStatement } from './stream-cell.js'
import { originOfStream, streamNames } from './stream-origins.js'
import { settingsText, type Widget } from './widgets.js'
import { saidOf, writtenName } from './written.js'

/** Where a stream's notebook keeps what it has read. */
const checkpoints = ({ stream }: Project): Widget => ({
  name: 'checkpoints',
  value: stream.checkpoints ?? '/Volumes/main/default/checkpoints',
  label: 'Folder of checkpoints',
})

const settingsCell = (project: Project): string => {
  const { widgets, options } = originOfStream(project)
  const text = settingsText(project, [...widgets(project), checkpoints(project)])
  return options === undefined ? text : `${text}\n\n${options(project.stream)}`
}

/** Where a stream is written: to a table that bears the name of a pipeline's user, unless the project calls it otherwise. */
const streamTarget = (project: Project, table: AnyTable): string => {
  const { names, pipeline } = project
  const topic = topicOf(project, table)
  return pipeline === null || topic === undefined || originOfStream(project).readsFolders
    ? writtenName(project, table)
    : (saidOf(names, table.name) ?? streamTableName(pipeline, topic))
}

const runsOf = (project: Project, { table, read, functions, input, isWritten }: PythonTable): string => {
  const { statement, placeOf } = originOfStream(project)
  return [
    ...(read === null ? [] : [statement(input, { ...read, path: placeOf(project, table) })]),
    ...(isWritten ? [streamStatement(functions, input, streamTarget(project, table))] : []),
  ].join('\n')
}

/**
 * A notebook that cleans streams into tables, which it adds to: all that has come since the last run, with a checkpoint for each table.
 * @throws Refusal for a table that gathers rows, such as a distinct one.
 */
const streamCells = (project: Project): readonly NotebookCell[] => {
  project.tables.forEach(checkTableStreams)
  const python = pythonProject({ ...project, queries: [] }, [...notebookNames, ...streamNames, ...mountNames])
  const { placeOf, shown, readsFolders } = originOfStream(project)
  const words: TitleWords = {
    reads: 'streams',
    placeOf: (table) => shown(placeOf(project, firstTable(table))),
    nameOf: (table) => streamTarget(project, table),
  }
  return [
    titleCell({ ...project, queries: [] }, words),
    codeCell('python', 'settings', '', settingsCell(project), 'Where to read, where to write'),
    ...(readsFolders ? mountCells(project) : []),
    codeCell('python', 'helpers', '', pythonBlocks([...python.head([]), commentOn]), 'Helpers'),
    ...python.tables.flatMap((each): readonly NotebookCell[] => {
      const { name } = each.table
      const runs = runsOf(project, each)
      return [
        markdownCell('about', name, about(each.table, project.docs[name] ?? '', project.examplesOf)),
        codeCell('python', 'clean', name, pythonDefinition(each)),
        ...(runs === '' ? [] : [codeCell('python', 'write', name, runs)]),
        ...(each.isWritten ? [commentsCell(project, each.table, streamTarget(project, each.table))] : []),
      ]
    }),
  ]
}

export const streamOutput: OutputKind = {
  about: 'a notebook that cleans streams, of files, Kafka or Kinesis, into tables that grow',
  places: [{ folder: 'stream', ending: '.py' }],
  files: (project) => [
    generatedFile(
      `stream/stream_${project.label}.py`,
      pythonNotebookOf(streamCells(project), project),
      `streams of ${originOfStream(project).about}`,
    ),
  ],
}

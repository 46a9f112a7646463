import type { AnyTable } from '@lockstep/schema'
import { pythonText } from '../print/quote.js'
import type { Project } from './output.js'
import { originOfStream } from './stream-origins.js'
import { sourceWidget, type Widget } from './widgets.js'

/** The tables of a pipeline that are streaming tables. */
export const streamedTables = ({ stream }: Project): readonly string[] => stream.pipelines ?? []

/** Whether a table of a pipeline is a streaming table. */
export const isStreamed = (project: Project, { name }: Pick<AnyTable, 'name'>): boolean =>
  streamedTables(project).includes(name)

/** What a pipeline's configuration says: where raw records are, and where streams come from. */
const configured = (project: Project): readonly Widget[] => {
  const origin = streamedTables(project).length === 0 ? [] : originOfStream(project).widgets(project)
  return [sourceWidget(project), ...origin.filter(({ name }) => name !== 'source')]
}

/** The configuration of a pipeline, by its keys. */
export const pipelineConfiguration = (project: Project): Readonly<Record<string, string>> =>
  Object.fromEntries(configured(project).map(({ name, value }) => [`${project.label}.${name}`, value]))

/** Statements that bind variables to what the configuration says. */
export const pipelineSettings = (project: Project): string => {
  const { options } = originOfStream(project)
  return [
    'spark = SparkSession.active()',
    ...configured(project).map(
      ({ name }) => `${name} = spark.conf.get(${pythonText(`${project.label}.${name}`)})`,
    ),
    ...(options === undefined || streamedTables(project).length === 0 ? [] : [options(project.stream)]),
  ].join('\n')
}

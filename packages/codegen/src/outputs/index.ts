import { refuse } from '@lockstep/schema'
import { apiOutput } from './api.js'
import { bundleOutput } from './bundle.js'
import { clientOutput } from './client.js'
import { cloudformationOutput } from './cloudformation.js'
import { connectOutput } from './connect.js'
import { dagOutput } from './dag.js'
import { guideOutput } from './guide.js'
import { ipynbOutput } from './ipynb.js'
import { moduleOutput } from './module.js'
import { notebookOutput } from './notebook.js'
import type { OutputKind } from './output.js'
import { pipelinesOutput } from './pipelines.js'
import { pipelinesSqlOutput } from './pipelines-sql.js'
import { sqlOutput } from './sql.js'
import { sqlNotebookOutput } from './sql-notebook.js'
import { sqlTablesOutput } from './sql-tables.js'
import { sqlViewsOutput } from './sql-views.js'
import { streamOutput } from './stream.js'

/** The kinds of outputs: one file and one line each. */
export const outputs: Readonly<Record<string, OutputKind>> = {
  notebook: notebookOutput,
  ipynb: ipynbOutput,
  sql: sqlOutput,
  sqlNotebook: sqlNotebookOutput,
  sqlViews: sqlViewsOutput,
  sqlTables: sqlTablesOutput,
  stream: streamOutput,
  module: moduleOutput,
  pipelines: pipelinesOutput,
  pipelinesSql: pipelinesSqlOutput,
  bundle: bundleOutput,
  dag: dagOutput,
  client: clientOutput,
  connect: connectOutput,
  api: apiOutput,
  cloudformation: cloudformationOutput,
  guide: guideOutput,
}

/** What is made where nobody says. */
export const usualOutputs: readonly string[] = ['notebook', 'sql']

/**
 * The output of a kind.
 * @throws Refusal for a kind that there is not.
 */
export const outputOf = (kind: string): OutputKind =>
  outputs[kind] ?? refuse(`outputs: expected ${Object.keys(outputs).join(', ')}, got ${JSON.stringify(kind)}`)

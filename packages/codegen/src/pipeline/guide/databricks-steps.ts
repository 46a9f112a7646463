import { markdownCode } from '../../print/quote.js'
import type { Pipeline } from '../definition.js'
import { dagName, databricksRole, topicFolder, topicKeys } from '../derived.js'
import { deploy, type GuideStep, outputOfStack, sh, sqlCode } from './step.js'

/** Where records are cleaned. */
export interface Workspace {
  /** The file of the notebook, or null where there is none. */
  readonly notebook: string | null
  /** The file of the DAG, and the connection that it uses, or null where there is none. */
  readonly dag: { readonly file: string; readonly connection: string } | null
}

const backticks = (name: string): string => `\`${name}\``

/** The role of Databricks that takes those of storage credentials, as its documentation tells for AWS outside of GovCloud. */
const master = 'arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-14S5ZJVKOTYTL'

const makeRole = (pipeline: Pipeline): GuideStep => ({
  title: 'Make a role for Databricks',
  words:
    'It may read the records and the streams, and write nothing. Until the next step, no external ID is right, so that nobody can take it.',
  run: sh(...deploy(pipeline, `DatabricksPrincipal=${master}`)),
  check: {
    run: sh(`echo "${outputOfStack(pipeline, 'DatabricksRole')}"`),
    shows: `The ARN of ${backticks(databricksRole(pipeline))}.`,
  },
})

const giveRole = (pipeline: Pipeline): GuideStep => ({
  title: 'Let Databricks read the bucket',
  words: `In the Catalog Explorer, under External data, make a storage credential of the kind AWS IAM role, named ${backticks(databricksRole(pipeline))}, with that ARN. Databricks tells an external ID: put it in place of the word.`,
  run: sh('external=EXTERNAL_ID', ...deploy(pipeline, '"DatabricksExternalId=$external"')),
  check: {
    run: null,
    shows: 'The storage credential, opened in the Catalog Explorer, passes Validate configuration.',
  },
})

const makeLocation = (pipeline: Pipeline): GuideStep => {
  const [first = ''] = topicKeys(pipeline)
  return {
    title: 'Show the records to Databricks',
    words:
      'An external location says where they are, and by which credential they are read: notebooks then read the bucket by its address, and no key is stored anywhere. In an editor of SQL:',
    run: sqlCode(
      `CREATE EXTERNAL LOCATION IF NOT EXISTS ${backticks(pipeline.bucket)} URL 's3://${pipeline.bucket}/topics'`,
      `  WITH (STORAGE CREDENTIAL ${backticks(databricksRole(pipeline))});`,
    ),
    check: {
      run: sqlCode(`LIST 's3://${pipeline.bucket}/${topicFolder(pipeline, first)}' LIMIT 3;`),
      shows: 'Objects of records.',
    },
  }
}

const runNotebook = (notebook: string): GuideStep => ({
  title: 'Clean the records',
  words: `Import ${markdownCode(notebook)} into the workspace, look at its widgets (where it reads, and where it writes), and run all of it.`,
  run: null,
  check: { run: null, shows: 'Each table shows its rows, and no cell fails.' },
})

const startDag = (pipeline: Pipeline, { file, connection }: NonNullable<Workspace['dag']>): GuideStep => ({
  title: 'Let Airflow do it',
  words: `Put ${markdownCode(file)} into the folder of DAGs (for MWAA: into the folder \`dags\` of its bucket), with the provider \`apache-airflow-providers-databricks\`, and make a connection ${markdownCode(connection)} to the workspace, with a token that stands there and nowhere else.`,
  run: sh(
    'airflow dags list-import-errors',
    `airflow dags unpause ${dagName(pipeline)}`,
    `airflow dags trigger ${dagName(pipeline)}`,
  ),
  check: {
    run: sh(`airflow dags list-runs ${dagName(pipeline)}`),
    shows: 'No import errors, and a run that ends with `success`.',
  },
})

/** What is done in Databricks and Airflow, in order. */
export const databricksSteps = (pipeline: Pipeline, workspace: Workspace): readonly GuideStep[] => [
  makeRole(pipeline),
  giveRole(pipeline),
  makeLocation(pipeline),
  ...(workspace.notebook === null ? [] : [runNotebook(workspace.notebook)]),
  ...(workspace.dag === null ? [] : [startDag(pipeline, workspace.dag)]),
]

import { refuse } from '@lockstep/schema'
import { contentsOf, generatedFile, type OutputKind, type Project } from './output.js'
import { pipelineConfiguration } from './pipeline-settings.js'
import type { BundleTarget } from './settings.js'
import { yamlText } from './yaml.js'

/** What the command of bundles puts a value in the place of. */
const reference = (name: string): string => `$\{${name}}`

/** Bundles and their resources are named by letters, digits, `_` and `-`. */
const nameOf = ({ label }: Project): string => `clean_${label}`

/** A developer's own place, where schedules are paused, and production. */
const usualTargets: Readonly<Record<string, BundleTarget>> = {
  dev: { mode: 'development', default: true },
  prod: {
    mode: 'production',
    root: `/Workspace/Shared/.bundle/${reference('bundle.name')}/${reference('bundle.target')}`,
  },
}

/** The entries of an object that are there. */
const present = (of: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(of).filter(
      ([, value]) =>
        value !== undefined && (typeof value !== 'object' || value === null || Object.keys(value).length > 0),
    ),
  )

const targetDocument = ({ mode, default: isDefault, host, root, ...variables }: BundleTarget): object =>
  present({
    mode,
    default: isDefault,
    workspace: present({ host, root_path: root }),
    variables: present(variables),
  })

const bundleDocument = (project: Project): object => {
  const { source, catalog, schema, bundle } = project
  for (const value of [source, catalog, schema, ...Object.values(pipelineConfiguration(project))])
    if (value.includes(reference('').slice(0, 2)))
      refuse(
        `bundle: ${JSON.stringify(value)} would be read as a reference of the bundle; write it without a dollar sign before a brace`,
      )
  return {
    bundle: { name: nameOf(project) },
    include: ['resources/*.yml'],
    variables: {
      source: { description: 'The folder of raw records, one in it for each table', default: source },
      catalog: { description: 'The catalog to write to', default: catalog },
      schema: { description: 'The schema to write to', default: schema },
    },
    targets: Object.fromEntries(
      Object.entries(bundle.targets ?? usualTargets).map(([name, target]) => [name, targetDocument(target)]),
    ),
  }
}

const variables = {
  source: reference('var.source'),
  catalog: reference('var.catalog'),
  schema: reference('var.schema'),
}

/** Every day at six, unless it is told; a target of development pauses all schedules. */
const scheduleOf = ({ bundle: { schedule } }: Project): object => {
  if (schedule === null) return {}
  const { cron, zone } = { cron: '0 0 6 * * ?', zone: 'UTC', ...schedule }
  return { schedule: { quartz_cron_expression: cron, timezone_id: zone, pause_status: 'UNPAUSED' } }
}

/** A job that runs the notebook on serverless compute. */
const jobDocument = (project: Project): object => ({
  resources: {
    jobs: {
      [nameOf(project)]: {
        name: nameOf(project),
        description: project.title,
        ...scheduleOf(project),
        max_concurrent_runs: 1,
        tasks: [
          {
            task_key: nameOf(project),
            notebook_task: { notebook_path: `../${nameOf(project)}.py`, base_parameters: variables },
          },
        ],
      },
    },
  },
})

/** A pipeline of the same tables, which a job could run, too. */
const pipelineDocument = (project: Project): object => ({
  resources: {
    pipelines: {
      [nameOf(project)]: {
        name: nameOf(project),
        catalog: variables.catalog,
        schema: variables.schema,
        serverless: true,
        development: true,
        configuration: { ...pipelineConfiguration(project), [`${project.label}.source`]: variables.source },
        libraries: [{ glob: { include: '../pipeline/transformations/**' } }],
      },
    },
  },
})

const resource = (project: Project, kind: 'job' | 'pipeline', document: object) =>
  generatedFile(`resources/${nameOf(project)}.${kind}.yml`, yamlText(document, project), `its ${kind}`)

export const bundleOutput: OutputKind = {
  about:
    'a bundle (databricks.yml) with a job that runs the notebook on a schedule, and the pipeline where there is one',
  places: [
    { folder: '', ending: '.yml' },
    { folder: 'resources', ending: '.yml' },
  ],
  needs: ['notebook'],
  files: (project) => [
    generatedFile('databricks.yml', yamlText(bundleDocument(project), project), contentsOf(project)),
    resource(project, 'job', jobDocument(project)),
    ...(project.outputs.includes('pipelines')
      ? [resource(project, 'pipeline', pipelineDocument(project))]
      : []),
  ],
}

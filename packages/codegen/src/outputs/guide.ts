import type { Pipeline } from '../pipeline/definition.js'
import { dagName } from '../pipeline/derived.js'
import { pipelineDiagram } from '../pipeline/diagram.js'
import { awsSteps, postAll, removeStack } from '../pipeline/guide/aws-steps.js'
import { databricksSteps, type Workspace } from '../pipeline/guide/databricks-steps.js'
import { namesTable } from '../pipeline/guide/names-table.js'
import type { Code, GuideStep } from '../pipeline/guide/step.js'
import { wrapped } from '../print/wrap.js'
import { pipelineKind } from './of-pipeline.js'
import { generatedFile, type OutputKind, type Project } from './output.js'

/** Lines of the guide are no wider. */
const widest = 120

const about =
  'What carries records from an API through Kafka into a bucket, and from there into clean tables: how it is set up, in order, with a check after each step. It needs an account of AWS with a Kafka cluster (MSK) whose clients show who they are by IAM, the command line of AWS, signed in, and a workspace of Databricks with Unity Catalog. Commands run in Bash, in the folder of this file.'

const warning =
  '**Whoever knows the address of the API may post to it**: it asks nobody who they are. The port of the REST proxy is open, too, since API Gateway has no fixed addresses.'

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``

const codeBlock = ({ language, text }: Code): string => fenced(language, text)

const blocksOf = ({ title, words, run, check }: GuideStep, index: number): readonly string[] => [
  `## ${index + 1}. ${title}`,
  words,
  ...(run === null ? [] : [codeBlock(run)]),
  ...(check.run === null ? [] : ['To check:', codeBlock(check.run)]),
  `**It is done when you see:** ${check.shows}`,
]

const workspaceOf = (pipeline: Pipeline, { label, outputs, dag }: Project): Workspace => ({
  notebook: outputs.includes('notebook') ? `clean_${label}.py` : null,
  dag: outputs.includes('dag')
    ? { file: `dags/${dagName(pipeline)}.py`, connection: dag.connection ?? 'databricks_default' }
    : null,
})

const guideText = (pipeline: Pipeline, project: Project): string => {
  const workspace = workspaceOf(pipeline, project)
  const steps = [
    ...awsSteps(pipeline),
    postAll(pipeline),
    ...databricksSteps(pipeline, workspace),
    removeStack(pipeline),
  ]
  const blocks = [
    `# The pipeline of ${pipeline.user}`,
    project.origin.markdown.replace('this notebook', 'this file'),
    about,
    fenced(
      'mermaid',
      pipelineDiagram(pipeline, {
        notebook: workspace.notebook,
        streams: project.outputs.includes('stream') ? `stream_${project.label}.py` : null,
        hasDag: workspace.dag !== null,
      }),
    ),
    namesTable(pipeline),
    warning,
    ...steps.flatMap(blocksOf),
  ]
  return `${wrapped(blocks.join('\n\n'), widest)}\n`
}

export const guideOutput: OutputKind = pipelineKind({
  about: 'a guide to setting the pipeline up in AWS and Databricks, with a check after each step',
  places: [{ folder: '', ending: '.md' }],
  needs: ['client', 'connect', 'cloudformation'],
  files: (pipeline, project) => [
    generatedFile('PIPELINE.md', guideText(pipeline, project), `pipeline of ${pipeline.user}`),
  ],
})

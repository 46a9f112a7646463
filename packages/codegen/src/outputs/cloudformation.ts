import { stackTemplate } from '../pipeline/aws/stack.js'
import { hashComment } from '../print/quote.js'
import { headWords, pipelineKind } from './of-pipeline.js'
import { generatedFile, type OutputKind } from './output.js'
import { yamlUnder } from './yaml.js'

export const cloudformationOutput: OutputKind = pipelineKind({
  about: 'all that the pipeline has in AWS, as one template of CloudFormation',
  places: [{ folder: 'cloudformation', ending: '.yaml' }],
  files: (pipeline, project) => [
    generatedFile(
      'cloudformation/pipeline.yaml',
      yamlUnder(
        stackTemplate(pipeline),
        hashComment(
          headWords('API, REST proxy, connector, bucket, streams and roles of a pipeline.', project),
        ),
      ),
      `pipeline of ${pipeline.user}`,
    ),
  ],
})

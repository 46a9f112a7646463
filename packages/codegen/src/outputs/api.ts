import { accountPlace, openApi } from '../pipeline/api/openapi.js'
import { hashComment } from '../print/quote.js'
import { headWords, pipelineKind } from './of-pipeline.js'
import { generatedFile, type OutputKind } from './output.js'
import { yamlUnder } from './yaml.js'

export const apiOutput: OutputKind = pipelineKind({
  about: 'the API of the pipeline as OpenAPI, with the extensions that Amazon API Gateway imports',
  places: [{ folder: 'api', ending: '.yaml' }],
  files: (pipeline, project) => [
    generatedFile(
      'api/openapi.yaml',
      yamlUnder(
        openApi(pipeline),
        hashComment(
          headWords(
            `The API of ${pipeline.user}, which the template of CloudFormation makes, too. Before it is imported by itself, the number of the account stands in place of ${accountPlace}, and the stage gets a variable named client: the address of the machine of the REST proxy.`,
            project,
          ),
        ),
      ),
      `API of ${pipeline.user}`,
    ),
  ],
})

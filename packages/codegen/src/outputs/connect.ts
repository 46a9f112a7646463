import { connectorProperties } from '../pipeline/connect.js'
import { propertiesText } from '../pipeline/write/properties.js'
import { headWords, pipelineKind } from './of-pipeline.js'
import { generatedFile, type OutputKind } from './output.js'

export const connectOutput: OutputKind = pipelineKind({
  about: "the settings of Kafka Connect's S3 sink, which carries the topics of the pipeline into its bucket",
  places: [{ folder: 'connect', ending: '.properties' }],
  files: (pipeline, project) => [
    generatedFile(
      'connect/s3-sink.properties',
      propertiesText(
        connectorProperties(pipeline),
        headWords(
          `The settings of ${pipeline.connector.name}, as the console of MSK Connect takes them.`,
          project,
        ),
      ),
      pipeline.connector.name,
    ),
  ],
})

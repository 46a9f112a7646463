import { clientProperties, restProperties } from '../pipeline/client/properties.js'
import { machineScript, pluginScript, topicsScript } from '../pipeline/client/scripts.js'
import { setupScript } from '../pipeline/client/setup-script.js'
import { propertiesText } from '../pipeline/write/properties.js'
import { headWords, pipelineKind } from './of-pipeline.js'
import { type Generated, generatedFile, type OutputKind } from './output.js'

export const clientOutput: OutputKind = pipelineKind({
  about: 'scripts and settings for the machine between the API and Kafka: its tools, topics and REST proxy',
  places: [
    { folder: 'client', ending: '.sh' },
    { folder: 'client', ending: '.properties' },
  ],
  files: (pipeline, project) => {
    const file = (name: string, about: string, text: (head: string) => string): Generated =>
      generatedFile(`client/${name}`, text(headWords(about, project)), pipeline.user)
    return [
      file(
        'machine.sh',
        'On your own machine: fetches the key of the machine of the REST proxy, copies these files to it, and runs the one of them that is named there. Without a name it opens a shell.',
        (head) => machineScript(pipeline, head),
      ),
      file(
        'setup.sh',
        'On the machine of the REST proxy: installs Java, the tools of Kafka and the REST proxy, and starts that as a service. It may be run again.',
        (head) => setupScript(pipeline, head),
      ),
      file(
        'create-topics.sh',
        'On the machine of the REST proxy, after setup.sh: makes the topics that are not there yet.',
        (head) => topicsScript(pipeline, head),
      ),
      file(
        'upload-plugin.sh',
        "On the machine of the REST proxy: brings Confluent's S3 sink into the bucket, from where MSK Connect takes it.",
        (head) => pluginScript(pipeline, head),
      ),
      file('client.properties', 'The settings of the tools of Kafka.', (head) =>
        propertiesText(clientProperties, head),
      ),
      file(
        'kafka-rest.properties',
        'The settings of the REST proxy; setup.sh puts the brokers in their place.',
        (head) => propertiesText(restProperties(pipeline), head),
      ),
    ]
  },
})

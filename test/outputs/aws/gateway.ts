import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Place } from '../jobs.js'
import { fileOf } from '../streaming.js'
import { documentOf, pipelineTexts } from './files.js'
import { javaProgram } from './java.js'

/** The API of a pipeline on loopback: its address, with a stage. */
export interface Gateway {
  readonly url: string
  readonly stop: () => void
}

interface Method {
  readonly put?: {
    readonly 'x-amazon-apigateway-integration': {
      readonly requestTemplates: Readonly<Record<string, string>>
    }
  }
}

/** The templates of the generated API by Kinesis' actions. */
const templates = (): Readonly<Record<string, string>> => {
  const { paths } = documentOf(pipelineTexts.pinterest['api/openapi.yaml']) as {
    readonly paths: Readonly<Record<string, Method>>
  }
  const of = (last: string): string =>
    paths[`/streams/{stream-name}/${last}`]?.put?.['x-amazon-apigateway-integration'].requestTemplates[
      'application/json'
    ] ?? ''
  return { PutRecord: of('record'), PutRecords: of('records') }
}

/** Starts a stand-in of API Gateway, which fills the generated templates by Velocity, and calls a Kinesis with them. */
export const startGateway = async (place: Place, kinesis: string): Promise<Gateway> => {
  const file = fileOf(place, 'templates.json', [JSON.stringify(templates())])
  const [java, words] = await javaProgram('Templates.java', [kinesis, file])
  const server = spawn(java, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: server.stdout })
  const [port] = await Promise.race([
    once(lines, 'line'),
    once(server, 'exit').then(() => Promise.reject(new Error('the gateway did not start'))),
  ])
  return { url: `http://127.0.0.1:${port}/dev`, stop: () => server.stdin.end() }
}

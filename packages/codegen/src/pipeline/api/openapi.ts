import type { Pipeline } from '../definition.js'
import { apiRole, streamName, topicKeys, topicName } from '../derived.js'
import { recordSchema, recordsSchema } from './bodies.js'
import { corsHeaders, kinesisAnswers, methodsOf, type Route, routesOf } from './routes.js'

/** Stands for the number of the account, where an address must have it. */
export const accountPlace = 'ACCOUNT_ID'

/** What a stage says for itself: the address of the machine of the REST proxy. */
const clientVariable = '$'.concat('{stageVariables.client}')

const answered = (status: string, description: string, names: readonly string[]): object => ({
  [status]: {
    description,
    headers: Object.fromEntries(names.map((name) => [name, { schema: { type: 'string' } }])),
  },
})

const answerParameters = (headers: Readonly<Record<string, string>>): object =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
  )

const origin = { 'Access-Control-Allow-Origin': '*' }

const integrationOf = (pipeline: Pipeline, { parameter, integration }: Route): object =>
  integration.kind === 'proxy'
    ? {
        type: 'http_proxy',
        httpMethod: 'ANY',
        uri: `http://${clientVariable}:${integration.port}/{${parameter}}`,
        passthroughBehavior: 'when_no_match',
        requestParameters: { [`integration.request.path.${parameter}`]: `method.request.path.${parameter}` },
      }
    : {
        type: 'aws',
        httpMethod: 'POST',
        uri: `arn:aws:apigateway:${pipeline.region}:kinesis:action/${integration.action}`,
        credentials: `arn:aws:iam::${accountPlace}:role/${apiRole(pipeline)}`,
        passthroughBehavior: 'never',
        requestParameters: { 'integration.request.header.Content-Type': "'application/x-amz-json-1.1'" },
        requestTemplates: { 'application/json': integration.template },
        responses: {
          default: { statusCode: '200', responseParameters: answerParameters(origin) },
          ...Object.fromEntries(
            Object.entries(kinesisAnswers).map(([statusCode, pattern]) => [
              pattern,
              { statusCode, responseParameters: answerParameters(origin) },
            ]),
          ),
        },
      }

const parametersOf = (pipeline: Pipeline, { parameter, integration }: Route): readonly object[] => [
  {
    name: parameter,
    in: 'path',
    required: true,
    schema:
      integration.kind === 'proxy'
        ? { type: 'string' }
        : { type: 'string', enum: topicKeys(pipeline).map((topic) => streamName(pipeline, topic)) },
  },
]

const operation = (pipeline: Pipeline, route: Route): object => {
  const { integration } = route
  const names = Object.keys(origin)
  return {
    ...(integration.kind === 'proxy'
      ? {
          summary: 'All of the REST proxy.',
          description: `Records go to /topics/ and a topic: ${topicKeys(pipeline)
            .map((topic) => topicName(pipeline, topic))
            .join(', ')}.`,
          responses: answered('200', 'What the REST proxy answers.', []),
        }
      : {
          summary: `One call of ${integration.action} of Kinesis.`,
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: integration.action === 'PutRecord' ? recordSchema : recordsSchema,
              },
            },
          },
          responses: {
            ...answered('200', 'What Kinesis answers.', names),
            ...Object.assign(
              {},
              ...Object.keys(kinesisAnswers).map((status) =>
                answered(status, 'What Kinesis complains of.', names),
              ),
            ),
          },
        }),
    parameters: parametersOf(pipeline, route),
    'x-amazon-apigateway-integration': integrationOf(pipeline, route),
  }
}

const options = (pipeline: Pipeline, route: Route): object => {
  const headers = corsHeaders(methodsOf(route))
  return {
    summary: 'What a browser asks before it sends.',
    parameters: parametersOf(pipeline, route),
    responses: answered('200', 'From anywhere, by these methods.', Object.keys(headers)),
    'x-amazon-apigateway-integration': {
      type: 'mock',
      passthroughBehavior: 'when_no_match',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200', responseParameters: answerParameters(headers) } },
    },
  }
}

/** The API as OpenAPI 3.0 with the extensions that API Gateway imports. */
export const openApi = (pipeline: Pipeline): object => ({
  openapi: '3.0.1',
  info: { title: `${pipeline.user}-api`, version: '1.0.0' },
  paths: Object.fromEntries(
    routesOf(pipeline).map((route) => [
      `/${route.path.join('/')}`,
      {
        [route.method === 'ANY' ? 'x-amazon-apigateway-any-method' : route.method.toLowerCase()]: operation(
          pipeline,
          route,
        ),
        options: options(pipeline, route),
      },
    ]),
  ),
})

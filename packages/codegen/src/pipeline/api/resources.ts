import { createHash } from 'node:crypto'
import type { Resource, Resources } from '../aws/template.js'
import type { Pipeline } from '../definition.js'
import { attribute, aws, type Reference, ref, sub } from '../write/intrinsics.js'
import { corsHeaders, kinesisAnswers, methodsOf, type Route, routesOf } from './routes.js'

const quoted = (text: string): string => `'${text}'`

/** Headers of an answer, as API Gateway names and quotes them. */
const answerHeaders = (headers: Readonly<Record<string, string>>) => {
  const names = Object.keys(headers).map((name) => `method.response.header.${name}`)
  return {
    declared: Object.fromEntries(names.map((name) => [name, true])),
    given: Object.fromEntries(
      Object.values(headers).map((value, index) => [names[index] ?? '', quoted(value)]),
    ),
  }
}

const method = (resource: Reference, verb: string, properties: object): Resource => ({
  Type: 'AWS::ApiGateway::Method',
  Properties: {
    RestApiId: ref('Api').value,
    ResourceId: resource.value,
    HttpMethod: verb,
    AuthorizationType: 'NONE',
    ...properties,
  },
})

const proxyMethod = (resource: Reference, { parameter }: Route, port: number): Resource =>
  method(resource, 'ANY', {
    RequestParameters: { [`method.request.path.${parameter}`]: true },
    Integration: {
      Type: 'HTTP_PROXY',
      IntegrationHttpMethod: 'ANY',
      Uri: sub`http://${ref('ClientAddress')}:${port}/{${parameter}}`,
      PassthroughBehavior: 'WHEN_NO_MATCH',
      RequestParameters: { [`integration.request.path.${parameter}`]: `method.request.path.${parameter}` },
    },
  })

const kinesisMethod = (resource: Reference, route: Route, action: string, template: string): Resource => {
  const { declared, given } = answerHeaders({ 'Access-Control-Allow-Origin': '*' })
  return method(resource, route.method, {
    RequestParameters: { [`method.request.path.${route.parameter}`]: true },
    Integration: {
      Type: 'AWS',
      IntegrationHttpMethod: 'POST',
      Uri: sub`arn:${aws.partition}:apigateway:${aws.region}:kinesis:action/${action}`,
      Credentials: attribute('ApiRole', 'Arn').value,
      PassthroughBehavior: 'NEVER',
      RequestParameters: {
        'integration.request.header.Content-Type': quoted('application/x-amz-json-1.1'),
      },
      RequestTemplates: { 'application/json': template },
      IntegrationResponses: [
        { StatusCode: '200', ResponseParameters: given },
        ...Object.entries(kinesisAnswers).map(([status, pattern]) => ({
          StatusCode: status,
          SelectionPattern: pattern,
          ResponseParameters: given,
        })),
      ],
    },
    MethodResponses: ['200', ...Object.keys(kinesisAnswers)].map((status) => ({
      StatusCode: status,
      ResponseParameters: declared,
    })),
  })
}

/** What a browser asks before it sends: answered by the API itself. */
const optionsMethod = (resource: Reference, route: Route): Resource => {
  const { declared, given } = answerHeaders(corsHeaders(methodsOf(route)))
  return method(resource, 'OPTIONS', {
    Integration: {
      Type: 'MOCK',
      PassthroughBehavior: 'WHEN_NO_MATCH',
      RequestTemplates: { 'application/json': '{"statusCode": 200}' },
      IntegrationResponses: [{ StatusCode: '200', ResponseParameters: given }],
    },
    MethodResponses: [{ StatusCode: '200', ResponseParameters: declared }],
  })
}

/** A part of a path in the template's names: `{stream-name}` is `StreamName`. */
const wordOf = (part: string): string =>
  part
    .split(/[^A-Za-z]+/u)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')

const nameOf = (path: readonly string[]): string => `Api${path.map(wordOf).join('')}`

const pathResources = (path: readonly string[]): Resources =>
  Object.fromEntries(
    path.map((part, depth): [string, Resource] => {
      const parent = depth === 0 ? attribute('Api', 'RootResourceId') : ref(nameOf(path.slice(0, depth)))
      return [
        nameOf(path.slice(0, depth + 1)),
        {
          Type: 'AWS::ApiGateway::Resource',
          Properties: { RestApiId: ref('Api').value, ParentId: parent.value, PathPart: part },
        },
      ]
    }),
  )

const routeResources = (route: Route): Resources => {
  const name = nameOf(route.path)
  const resource = ref(name)
  const { integration } = route
  return {
    ...pathResources(route.path),
    [`${name}Method`]:
      integration.kind === 'proxy'
        ? proxyMethod(resource, route, integration.port)
        : kinesisMethod(resource, route, integration.action, integration.template),
    [`${name}Options`]: optionsMethod(resource, route),
  }
}

/** What a deployment is of: another name for other methods, since a deployment that is made never changes. */
const digestOf = (of: Resources): string =>
  createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 8)

/** The API, its methods, and what is deployed of them to the stage. */
export const apiResources = (pipeline: Pipeline): Resources => {
  const routes: Resources = Object.assign({}, ...routesOf(pipeline).map(routeResources))
  const deployment = `ApiDeployment${digestOf(routes)}`
  const methods = Object.keys(routes).filter((name) => routes[name]?.Type === 'AWS::ApiGateway::Method')
  return {
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: { Name: `${pipeline.user}-api`, EndpointConfiguration: { Types: ['REGIONAL'] } },
    },
    ...routes,
    [deployment]: {
      Type: 'AWS::ApiGateway::Deployment',
      DependsOn: methods,
      Properties: { RestApiId: ref('Api').value },
    },
    ApiStage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        RestApiId: ref('Api').value,
        DeploymentId: ref(deployment).value,
        StageName: pipeline.stage,
      },
    },
  }
}

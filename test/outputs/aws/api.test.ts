import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awsTool, documentOf, pipelineTexts } from './files.js'
import { runJava } from './java.js'

const { pinterest, carried } = pipelineTexts
const path = 'api/openapi.yaml'

interface Operation {
  readonly 'x-amazon-apigateway-integration': {
    readonly type: string
    readonly uri?: string
    readonly requestTemplates?: Readonly<Record<string, string>>
  }
}

const document = documentOf(pinterest[path]) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

const integrationOf = (path: string, method: string) =>
  document.paths[path]?.[method]?.['x-amazon-apigateway-integration']

/** Validates documents as OpenAPI; the greedy parts of paths, `{proxy+}`, are an extension of Amazon's. */
const validate = `
import sys, yaml, openapi_spec_validator
text = sys.stdin.read().replace("{proxy+}", "{proxy}")
openapi_spec_validator.validate(yaml.safe_load(text))
print("valid")
`

describe('the API as OpenAPI', () => {
  it.each([
    ['the example', pinterest],
    ['odd names', carried],
  ])('of %s is valid', async (_, texts) => {
    expect(await awsTool(['-c', validate], texts[path])).toBe('valid\n')
  })

  it('would not be valid with an operation that answers nothing', async () => {
    const text = (pinterest[path] ?? '').replaceAll('responses:\n        "200"', 'answers:\n        "200"')
    await expect(awsTool(['-c', validate], text)).rejects.toThrow("'responses' is a required property")
  })

  it('has the integrations that the template of CloudFormation has', () => {
    const template = documentOf(pinterest['cloudformation/pipeline.yaml']) as {
      readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Method }>>
    }
    interface Method {
      readonly HttpMethod: string
      readonly Integration: {
        readonly Type: string
        readonly RequestTemplates?: Readonly<Record<string, string>>
      }
    }
    const inTemplate = Object.values(template.Resources).flatMap(({ Type, Properties }) =>
      Type === 'AWS::ApiGateway::Method'
        ? [
            [
              Properties.HttpMethod,
              Properties.Integration.Type.toLowerCase(),
              Properties.Integration.RequestTemplates?.['application/json'] ?? '',
            ],
          ]
        : [],
    )
    const inDocument = Object.values(document.paths).flatMap((methods) =>
      Object.entries(methods).map(([method, { 'x-amazon-apigateway-integration': of }]) => [
        method === 'x-amazon-apigateway-any-method' ? 'ANY' : method.toUpperCase(),
        of.type,
        of.requestTemplates?.['application/json'] ?? '',
      ]),
    )
    expect(inTemplate).toHaveLength(6)
    expect(inDocument.toSorted()).toEqual(inTemplate.toSorted())
    expect(integrationOf('/{proxy+}', 'x-amazon-apigateway-any-method')?.uri).toBe(
      'http://$' + '{stageVariables.client}:8082/{proxy}',
    )
  })
})

/** Texts with which somebody may try to leave the place where they stand. */
const text = fc.oneof(
  fc.constantFrom(
    "'",
    '"',
    '\\',
    "\\'",
    '$util',
    "$input.json('$')",
    '#if(true)',
    '#end',
    '/',
    '\n',
    '\u2028',
    '😀',
    'é',
    '</script>',
    '$' + '{x}',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 5 }).filter((each) => each.isWellFormed()),
)
const words = fc.array(text, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''))
const record = fc.record({
  title: words,
  count: fc.integer(),
  missing: fc.constant(null),
  tags: fc.array(words),
})

const templateOf = (last: string): string =>
  integrationOf(`/streams/{stream-name}/${last}`, 'put')?.requestTemplates?.['application/json'] ?? ''

const plain = (data: string): string => Buffer.from(data, 'base64').toString('utf8')

it('records reach Kinesis as they are, whatever stands in them', async () => {
  const seed = Number(process.env.LOCKSTEP_SEED ?? Date.now() % 2 ** 31)
  const drawn = fc.sample(
    fc.tuple(words, fc.array(fc.tuple(record, words), { minLength: 1, maxLength: 3 })),
    {
      numRuns: 200,
      seed,
    },
  )
  const requests = drawn.flatMap(([stream, all]) => {
    const params = { 'stream-name': stream }
    const [[data, key]] = all as [[object, string]]
    return [
      { template: templateOf('record'), params, body: { Data: data, PartitionKey: key } },
      {
        template: templateOf('records'),
        params,
        body: { records: all.map(([data, key]) => ({ data: JSON.stringify(data), 'partition-key': key })) },
      },
    ]
  })
  const filled = (await runJava('Templates.java', [], JSON.stringify(requests))) as readonly string[]
  expect(filled).toHaveLength(400)
  for (const [index, [stream, all]] of drawn.entries()) {
    const where = `LOCKSTEP_SEED=${seed}, draw ${index}`
    const one = JSON.parse(filled[index * 2] ?? '')
    const many = JSON.parse(filled[index * 2 + 1] ?? '')
    expect(Object.keys(one), where).toEqual(['StreamName', 'Data', 'PartitionKey'])
    expect([one.StreamName, one.PartitionKey], where).toEqual([stream, all[0]?.[1]])
    expect(JSON.parse(plain(one.Data)), where).toEqual(all[0]?.[0])
    expect(many.StreamName, where).toBe(stream)
    expect(
      many.Records.map((each: { readonly Data: string; readonly PartitionKey: string }) => [
        plain(each.Data),
        each.PartitionKey,
      ]),
      where,
    ).toEqual(all.map(([data, key]) => [JSON.stringify(data), key]))
  }
})

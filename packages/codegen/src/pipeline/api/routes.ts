import type { Pipeline } from '../definition.js'

/** What the API does with a request: hands it on to the REST proxy, or makes a call of Kinesis of it. */
export type Integration =
  | { readonly kind: 'proxy'; readonly port: number }
  | { readonly kind: 'kinesis'; readonly action: 'PutRecord' | 'PutRecords'; readonly template: string }

/** A method of the API. */
export interface Route {
  /** The parts of its path. */
  readonly path: readonly string[]
  readonly method: 'ANY' | 'PUT'
  /** The part of the path that is handed on. */
  readonly parameter: string
  readonly integration: Integration
}

/** A text of the request inside a text of JSON: Velocity escapes a single quote, too, as JSON does not. */
const escaped = (value: string): string => `$util.escapeJavaScript(${value}).replaceAll("\\\\'", "'")`

const stream = `"StreamName": "${escaped("$input.params('stream-name')")}"`

/** The data of one record are JSON of any kind, and reach the stream as the text of it. */
const record = `{
  ${stream},
  "Data": "$util.base64Encode($input.json('$.Data'))",
  "PartitionKey": "${escaped("$input.path('$.PartitionKey')")}"
}
`

/** The data of several are texts of JSON. */
const records = `{
  ${stream},
  "Records": [
    #foreach($each in $input.path('$.records'))
    {
      "Data": "$util.base64Encode($each.data)",
      "PartitionKey": "${escaped('$each.partition-key')}"
    }#if($foreach.hasNext),#end
    #end
  ]
}
`

/** The methods of a pipeline's API: all of the REST proxy, and one record or several for a stream. */
export const routesOf = ({ port, streams }: Pipeline): readonly Route[] => {
  const put = (last: string, action: 'PutRecord' | 'PutRecords', template: string): Route => ({
    path: ['streams', '{stream-name}', last],
    method: 'PUT',
    parameter: 'stream-name',
    integration: { kind: 'kinesis', action, template },
  })
  return [
    { path: ['{proxy+}'], method: 'ANY', parameter: 'proxy', integration: { kind: 'proxy', port } },
    ...(streams === null ? [] : [put('record', 'PutRecord', record), put('records', 'PutRecords', records)]),
  ]
}

/** What a browser is told before it sends a record: from anywhere, by these methods, with a type of content. */
export const corsHeaders = (methods: string): Readonly<Record<string, string>> => ({
  'Access-Control-Allow-Headers': 'Content-Type,Accept',
  'Access-Control-Allow-Methods': `${methods},OPTIONS`,
  'Access-Control-Allow-Origin': '*',
})

/** The methods that a route is called by. */
export const methodsOf = ({ method }: Route): string => (method === 'ANY' ? 'GET,POST' : method)

/** What Kinesis answers, by its status; all else went well. */
export const kinesisAnswers: Readonly<Record<string, string>> = { '400': '4\\d{2}', '500': '5\\d{2}' }

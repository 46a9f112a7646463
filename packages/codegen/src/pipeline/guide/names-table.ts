import { markdownRow } from '../../print/quote.js'
import type { Pipeline } from '../definition.js'
import {
  apiRole,
  connectorRole,
  databricksRole,
  keyName,
  stackName,
  streamName,
  topicKeys,
  topicName,
} from '../derived.js'

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

/** What things are called, as a table of markdown. */
export const namesTable = (pipeline: Pipeline): string => {
  const { bucket, connector, region, role, stage, streams, user } = pipeline
  const topics = topicKeys(pipeline)
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['region', [region]],
    ['stack', [stackName(pipeline)]],
    ['API, stage', [`${user}-api`, stage]],
    ['topics', topics.map((topic) => topicName(pipeline, topic))],
    ...(streams === null ? [] : [['streams', topics.map((topic) => streamName(pipeline, topic))] as const]),
    ['plugin, connector', [connector.plugin, connector.name]],
    ['bucket', [bucket]],
    [
      'roles',
      [
        role,
        connectorRole(pipeline),
        ...(streams === null ? [] : [apiRole(pipeline)]),
        databricksRole(pipeline),
      ],
    ],
    ['key of the machine', [keyName(pipeline)]],
  ]
  return [
    markdownRow('what', 'names'),
    markdownRow('---', '---'),
    ...rows.map(([what, names]) => markdownRow(what, code(names))),
  ].join('\n')
}

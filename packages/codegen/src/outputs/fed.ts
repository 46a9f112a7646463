import type { AnyTable } from '@lockstep/schema'
import type { Pipeline } from '../pipeline/definition.js'
import { topicName } from '../pipeline/derived.js'
import type { Project } from './output.js'

// What a project knows by its pipeline, where it says nothing else.

/** The short name of the topic that feeds a table, or undefined where none does. */
export const topicOf = ({ pipeline }: Pick<Project, 'pipeline'>, table: AnyTable): string | undefined =>
  Object.entries(pipeline?.topics ?? {}).find(([, fed]) => fed === table)?.[0]

/** Where the connector puts records, by an external location: each topic in a folder of its own. */
export const landing = ({ bucket }: Pipeline): string => `s3://${bucket}/topics`

/** The folders of the topics in it, by the names of the tables that they feed. */
export const landingFolders = (pipeline: Pipeline): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(pipeline.topics).map(([topic, { name }]) => [name, topicName(pipeline, topic)]),
  )

import { at, refuse, showGiven } from '@lockstep/schema'
import { checkTopics } from './check-topics.js'
import type { Pipeline, PipelineSettings, Topics } from './definition.js'
import { apiRole, connectorRole, databricksRole } from './derived.js'
import { filledSettings, pipelineCall } from './settings.js'

export type { Pipeline } from './definition.js'

const brand: unique symbol = Symbol.for('lockstep.pipeline') as never

/**
 * Defines a pipeline: what carries raw records of some tables from an API through Kafka into a bucket, or through Kinesis, to
 * where they are cleaned. Its files (for Kafka, Connect, API Gateway, IAM, CloudFormation, Airflow) are generated from it, and
 * all names in them begin with the user's.
 * @throws Refusal that names the setting, for a name that one of those systems would not take, a number out of its range, a
 * setting that there is not, one name for two roles, and a topic that feeds no table of raw records.
 * @example
 * export const pinterest = pipeline({ user: '0a1b2c3d4e5f', topics: { pin, geo, user } })
 */
export const pipeline = <const T extends Topics>(settings: PipelineSettings<T>): Pipeline<T> =>
  at('pipeline', () => {
    if (typeof settings !== 'object' || settings === null)
      return refuse(`expected settings, got ${showGiven(settings)}; write ${pipelineCall}`)
    const filled = filledSettings(settings)
    at('topics', () => checkTopics(settings.topics))
    const made = Object.freeze({ ...filled, topics: Object.freeze({ ...settings.topics }), [brand]: true })
    if ([connectorRole, apiRole, databricksRole].some((roleOf) => roleOf(made) === made.role))
      at('role', () => refuse(`${JSON.stringify(made.role)} is the name of another role of this pipeline`))
    return made
  })

/** Whether a value is a pipeline, whichever copy of this package made it. */
export const isPipeline = (value: unknown): value is Pipeline =>
  typeof value === 'object' && value !== null && Reflect.get(value, brand) === true

import { at, refuse, showGiven } from '@lockstep/schema'
import { z } from 'zod'
import type { Pipeline } from './definition.js'
import { nameLike } from './names.js'

/** What to write. */
export const pipelineCall: string = "pipeline({ user: '0a1b2c3d4e5f', topics: { pin, geo, user } })"

const whole = (least: number, most: number): z.ZodNumber => {
  const error = ({ input }: { readonly input?: unknown }): string =>
    `expected a whole number from ${least} to ${most}, got ${showGiven(input)}`
  return z.int({ error }).min(least, { error }).max(most, { error })
}

const shape = z.strictObject({
  user: nameLike('user'),
  topics: z.record(z.string(), z.unknown(), {
    error: () => `expected tables by the names of topics; write ${pipelineCall}`,
  }),
  region: nameLike('region').default('us-east-1'),
  bucket: nameLike('bucket').optional(),
  role: nameLike('role').optional(),
  port: whole(1, 65_535).default(8082),
  stage: nameLike('stage').default('dev'),
  partitions: whole(1, 1_000).default(1),
  schedule: nameLike('schedule').default('@daily'),
  connector: z
    .strictObject({
      name: nameLike('connector').optional(),
      plugin: nameLike('plugin').optional(),
      flushSize: whole(1, 1_000_000).default(1),
      tasks: whole(1, 1_000).default(3),
      workers: whole(1, 10).default(1),
      units: z
        .literal([1, 2, 4, 8], { error: ({ input }) => `expected 1, 2, 4 or 8, got ${showGiven(input)}` })
        .default(1),
    })
    .prefault({}),
  streams: z
    .strictObject({ shards: whole(1, 500).default(1), hours: whole(24, 8_760).default(24) })
    .nullable()
    .prefault({}),
  versions: z
    .strictObject({
      kafka: nameLike('version').default('2.8.1'),
      scala: nameLike('version').default('2.12'),
      iamAuth: nameLike('version').default('1.1.5'),
      confluent: nameLike('version').default('7.2.0'),
      sink: nameLike('version').default('10.0.3'),
      connect: nameLike('connectVersion').default('2.7.1'),
    })
    .prefault({}),
})

/** Refuses with the first fault that was found, in one sentence. */
export const refuseFault = ({ issues: [issue] }: z.ZodError): never => {
  const place = issue?.path.map(String).join('.') ?? ''
  const message =
    issue?.code === 'unrecognized_keys'
      ? `there is no setting ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`
      : (issue?.message ?? 'expected settings')
  return place === '' ? refuse(message) : at(place, () => refuse(message))
}

/**
 * Settings with all that was left out: all of a pipeline but its tables, which are not looked at here.
 * @throws Refusal that names the setting that is wrong.
 */
export const filledSettings = (given: unknown): Omit<Pipeline, 'topics'> => {
  const { success, data, error } = shape.safeParse(given)
  if (!success) return refuseFault(error)
  const { topics: _, ...filled } = data
  const { user, connector } = filled
  return {
    ...filled,
    bucket: filled.bucket ?? `user-${user}-bucket`,
    role: filled.role ?? `${user}-ec2-access-role`,
    connector: {
      ...connector,
      name: connector.name ?? `${user}-connector`,
      plugin: connector.plugin ?? `${user}-plugin`,
    },
  }
}

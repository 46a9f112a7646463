import { parse, stringify } from 'lossless-json'
import { z } from 'zod'
import { Answered, refusals } from './refusals.js'

/** A record as it goes to Kafka: its parts are JSON in UTF-8; a key or a value that is null or absent is none. */
export interface ProducedRecord {
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly partition: number | null
}

// Numbers stay as they are written: `1.0` is not `1`, and 2^53 + 1 not 2^53. Confluent's proxy keeps them, too.
const asJson = (value: unknown): Buffer | null =>
  value === undefined || value === null ? null : Buffer.from(stringify(value) ?? 'null', 'utf8')

const partition = z
  .custom<{ readonly value: string }>(
    (given) => typeof given === 'object' && given !== null && /^[0-9]{1,9}$/u.test(String(given)),
    'expected a partition: a whole number from 0',
  )
  .transform(Number)

const envelope = z.strictObject({
  records: z
    .array(
      z.strictObject({
        key: z.unknown().optional(),
        value: z.unknown().optional(),
        partition: partition.nullish(),
      }),
    )
    .min(1, 'records may not be empty'),
  key_schema: z.unknown().optional(),
  key_schema_id: z.unknown().optional(),
  value_schema: z.unknown().optional(),
  value_schema_id: z.unknown().optional(),
})

const placeOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')

const parsed = (text: string): unknown => {
  try {
    return parse(text)
  } catch (error) {
    throw new Answered(refusals.badPayload(error instanceof Error ? error.message : 'no JSON'))
  }
}

/**
 * The records of the body of `POST /topics/{topic}`, in their order.
 * @throws Answered with 422 where the body is no JSON, or not of the documented shape.
 */
export const readProduceRequest = (text: string): readonly ProducedRecord[] => {
  const given = envelope.safeParse(parsed(text))
  if (!given.success) {
    const [issue] = given.error.issues
    const place = placeOf(issue?.path ?? []).slice(1)
    const isEmpty = issue?.code === 'too_small'
    throw new Answered(
      refusals.badPayload(isEmpty ? issue.message : `${place || 'the request'}: ${issue?.message ?? ''}`),
    )
  }
  return given.data.records.map(({ key, value, partition }) => ({
    key: asJson(key),
    value: asJson(value),
    partition: partition ?? null,
  }))
}

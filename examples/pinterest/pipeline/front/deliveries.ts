/** Where a record came to stand, or why it does not; as the v2 API tells it in `offsets`. */
export interface Delivery {
  readonly partition: number | null
  readonly offset: number | null
  readonly error_code: number | null
  readonly error: string | null
}

/**
 * The codes of a record that failed. The API reference calls them 1 (for good) and 2 (may do if tried again);
 * Confluent's proxy sends 50002 and 50003, and so does this one.
 */
const codes = { forGood: 50_002, forNow: 50_003 } as const

export const delivered = (partition: number, offset: number): Delivery => ({
  partition,
  offset,
  error_code: null,
  error: null,
})

export const undelivered = (kind: keyof typeof codes, error: string): Delivery => ({
  partition: null,
  offset: null,
  error_code: codes[kind],
  error,
})

/** What the producer of Kafka takes at most for one record, `max.request.size`, in bytes. */
export const largestRecord = 1_048_576

/** The most that a record and its batch take in Kafka beyond key and value, in bytes. */
export const overhead = 61 + 21

/** The answer for a record that no producer of Kafka takes, in the words of Kafka's own. */
export const tooLargeRecord = (bytes: number): Delivery =>
  undelivered(
    'forGood',
    `The message is ${bytes} bytes when serialized which is larger than ${largestRecord}, which is the value of the max.request.size configuration.`,
  )

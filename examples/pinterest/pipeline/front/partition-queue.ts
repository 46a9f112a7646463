import { type Delivery, delivered, overhead, undelivered } from './deliveries.js'

/** A message for one partition. */
export interface Message {
  readonly key: Buffer | null
  readonly value: Buffer | null
}

/** Puts messages into a partition as one batch, and gives the offset of the first. */
export type SendBatch = (messages: readonly Message[]) => Promise<number>

/** The bytes that a message takes in Kafka, at most. */
export const sizeOf = ({ key, value }: Message): number =>
  (key?.length ?? 0) + (value?.length ?? 0) + overhead

/** A batch holds no more than this, unless it is one message: the broker takes 1 MiB by default. */
const batchBytes = 900_000

interface Waiting {
  readonly message: Message
  readonly done: (delivery: Delivery) => void
}

const isTooLarge = (error: unknown): boolean => Reflect.get(Object(error), 'type') === 'MESSAGE_TOO_LARGE'

const isForNow = (error: unknown): boolean => {
  const [cause, own] = [Reflect.get(Object(error), 'cause'), error].map(Object)
  return Reflect.get(cause, 'retriable') === true || Reflect.get(own, 'retriable') === true
}

/**
 * One line of messages for a partition: while a batch is under way, those that come wait, and go together as the next.
 * So messages keep their order, and batches grow with the load.
 */
export const partitionQueue = (
  partition: number,
  send: SendBatch,
): ((message: Message) => Promise<Delivery>) => {
  const waiting: Waiting[] = []
  let isSending = false

  const put = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const first = await send(batch.map(({ message }) => message))
      batch.forEach(({ done }, place) => {
        done(delivered(partition, first + place))
      })
    } catch (error) {
      // A topic may take less than a broker does: what is too large together may do in halves.
      const half = Math.ceil(batch.length / 2)
      if (isTooLarge(error) && batch.length > 1) {
        await put(batch.slice(0, half))
        return put(batch.slice(half))
      }
      const why = error instanceof Error ? error.message : String(error)
      for (const { done } of batch) done(undelivered(isForNow(error) ? 'forNow' : 'forGood', why))
    }
  }

  const next = (): readonly Waiting[] => {
    let bytes = 0
    const rest = waiting.findIndex(({ message }, place) => {
      bytes += sizeOf(message)
      return place > 0 && bytes > batchBytes
    })
    return waiting.splice(0, rest === -1 ? waiting.length : rest)
  }

  const run = async (): Promise<void> => {
    if (isSending) return
    isSending = true
    while (waiting.length > 0) await put(next())
    isSending = false
  }

  return (message) =>
    new Promise((done) => {
      waiting.push({ message, done })
      // Requests of one turn of the loop go together.
      setImmediate(run)
    })
}

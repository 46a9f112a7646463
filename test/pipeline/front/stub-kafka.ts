import { type Delivery, delivered } from '../../../examples/pinterest/pipeline/front/deliveries.js'
import type { KafkaBehind } from '../../../examples/pinterest/pipeline/front/kafka.js'
import type { ProducedRecord } from '../../../examples/pinterest/pipeline/front/produce-request.js'
import { Answered, refusals } from '../../../examples/pinterest/pipeline/front/refusals.js'

/** A Kafka of one topic, `pins`, which keeps what it was given. */
export interface StubKafka extends KafkaBehind {
  readonly kept: ProducedRecord[]
}

/** A stub of Kafka; `deliver` says what becomes of a record. */
export const stubKafka = (
  deliver: (place: number) => Delivery | Promise<Delivery> = (place) => delivered(0, place),
): StubKafka => {
  const kept: ProducedRecord[] = []
  return {
    kept,
    topics: async () => ['pins', 'places'],
    produce: async (topic, records) => {
      if (topic !== 'pins') throw new Answered(refusals.noTopic)
      return Promise.all(records.map((record) => deliver(kept.push(record) - 1)))
    },
    stop: async () => {},
  }
}

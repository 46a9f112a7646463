import { type AnyQuery, at, checkStream, type RelationOf, refuse, sourcesOf } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { type AnswerOptions, newQuestion, type Sources } from './answer.js'

/** Record batches as they come. */
type Batches = Iterable<RecordBatch> | AsyncIterable<RecordBatch>

const streamOf = (
  sources: readonly RelationOf<'source'>[],
  streams: Readonly<Record<string, Batches>>,
): readonly [RelationOf<'source'>, Batches] => {
  const [[name, batches] = ['', undefined], ...others] = Object.entries(streams)
  if (batches === undefined || others.length > 0)
    return refuse(`expected one stream, by the name of its table, got ${others.length + (batches ? 1 : 0)}`)
  const source = sources.find((each) => each.parts.name === name)
  return source === undefined
    ? refuse(
        `there is no table ${JSON.stringify(name)} in it; there are ${sources.map(({ parts }) => parts.name).join(', ')}`,
      )
    : [source, batches]
}

/**
 * Answers a question about rows that come as a stream, batch by batch: rules, filters, lists that become rows, and joins of the stream,
 * on the left, to tables that are whole. Memory holds these tables and one batch.
 * @throws Refusal for a step that gathers rows, with the reason, and as `answer`.
 * @example
 * for await (const batch of answerBatches(places, { pin: incoming }, { geo: places })) save(batch)
 */
export async function* answerBatches(
  query: AnyQuery,
  streams: Readonly<Record<string, Batches>>,
  sources: Sources = {},
  options: Omit<AnswerOptions, 'spill'> = {},
): AsyncGenerator<RecordBatch> {
  const [source, batches] = at(query.name, () => {
    const [source, batches] = streamOf(sourcesOf(query.relation), streams)
    checkStream(query.relation, source)
    return [source, batches] as const
  })
  const question = newQuestion(query, options)
  try {
    for (const other of question.inputs)
      if (other.source !== source) yield* at(query.name, () => question.whole(other, sources))
    const stream = question.inputs.find((each) => each.source === source)
    if (stream === undefined) throw new TypeError('the stream is a source')
    for await (const batch of batches) yield* at(query.name, () => question.push(stream, batch))
    yield* question.end(stream)
    yield* question.finish()
  } finally {
    question.close()
  }
}

/** What came first: the oldest result, another task, or that there are no more. */
type Event<T> =
  | { readonly kind: 'result' }
  | { readonly kind: 'task'; readonly task: T }
  | { readonly kind: 'end'; readonly failure?: { readonly error: unknown } }

interface Running<R> {
  readonly result: Promise<R>
  readonly settled: Promise<{ readonly kind: 'result' }>
}

const began = <R>(result: Promise<R>): Running<R> => {
  const settled = result.then(
    () => ({ kind: 'result' }) as const,
    () => ({ kind: 'result' }) as const,
  )
  return { result, settled }
}

/** A promise that only ever fails: with the signal's reason, once it is aborted. */
const aborted = (
  signal: AbortSignal | undefined,
): { readonly failure: Promise<never>; readonly forget: () => void } => {
  let listener = (): void => {}
  const failure = new Promise<never>((_, reject) => {
    listener = () => reject(signal?.reason)
    if (signal?.aborted) listener()
    else signal?.addEventListener('abort', listener, { once: true })
  })
  failure.catch(() => {})
  return { failure, forget: () => signal?.removeEventListener('abort', listener) }
}

const iteratorOf = <T>(of: AsyncIterable<T> | Iterable<T>): AsyncIterator<T> | Iterator<T> =>
  Symbol.asyncIterator in of ? of[Symbol.asyncIterator]() : of[Symbol.iterator]()

const nextOf = async <T>(iterator: AsyncIterator<T> | Iterator<T>): Promise<Event<T>> => {
  try {
    const next = await iterator.next()
    return next.done === true ? { kind: 'end' } : { kind: 'task', task: next.value }
  } catch (error) {
    return { kind: 'end', failure: { error } }
  }
}

/**
 * Runs tasks, some of them ahead of the one whose result is waited for, and gives the results in the order of the
 * tasks. An error comes in its task's place. No task runs any more when the iteration ends.
 * @throws The signal's reason once it is aborted, and what `tasks` and `run` throw.
 */
export async function* ordered<T, R>(
  tasks: AsyncIterable<T> | Iterable<T>,
  run: (task: T) => Promise<R>,
  ahead: number,
  signal?: AbortSignal,
): AsyncGenerator<R, void, undefined> {
  const iterator = iteratorOf(tasks)
  const { failure, forget } = aborted(signal)
  const running: Running<R>[] = []
  let asked: Promise<Event<T>> | undefined
  let end: Extract<Event<T>, { readonly kind: 'end' }> | undefined
  try {
    for (;;) {
      if (end === undefined && running.length < ahead) asked ??= nextOf(iterator)
      const [oldest] = running
      if (oldest === undefined && end !== undefined) break
      const waits = [oldest?.settled, asked].filter((each) => each !== undefined)
      const event = await Promise.race<Event<T>>([failure, ...waits])
      if (event.kind !== 'result') asked = undefined
      if (event.kind === 'end') end = event
      else if (event.kind === 'task') running.push(began(run(event.task)))
      else {
        running.shift()
        yield (await oldest?.result) as R
      }
    }
    if (end?.failure !== undefined) throw end.failure.error
  } finally {
    forget()
    const left = end === undefined ? iterator.return?.() : undefined
    if (asked === undefined) await left
    else Promise.resolve(left).catch(() => {})
    await Promise.all(running.map(({ settled }) => settled))
  }
}

/** How a task went. */
type Outcome<R> = { readonly value: R } | { readonly error: unknown }

/** A task that was begun; `outcome` is there once it has ended. */
interface Running<R> {
  outcome: Outcome<R> | undefined
}

/** The next of the tasks, that there are no more, or what went wrong with them. */
type Next<T> = { readonly task: T } | { readonly end: Outcome<undefined> }

const iteratorOf = <T>(of: AsyncIterable<T> | Iterable<T>): AsyncIterator<T> | Iterator<T> =>
  Symbol.asyncIterator in of ? of[Symbol.asyncIterator]() : of[Symbol.iterator]()

const nextOf = async <T>(iterator: AsyncIterator<T> | Iterator<T>): Promise<Next<T>> => {
  try {
    const next = await iterator.next()
    return next.done === true ? { end: { value: undefined } } : { task: next.value }
  } catch (error) {
    return { end: { error } }
  }
}

const resultOf = <R>(outcome: Outcome<R>): R => {
  if ('error' in outcome) throw outcome.error
  return outcome.value
}

/** Something to wait on that may be told at any time, however often. Holds on to nothing. */
const bell = (): { readonly ring: () => void; readonly rung: () => Promise<void> } => {
  let ring = (): void => {}
  return {
    ring: () => ring(),
    rung: () =>
      new Promise((resolve) => {
        ring = resolve
      }),
  }
}

/**
 * Runs tasks, some of them ahead of the one whose result is waited for, and gives the results in the order of the
 * tasks. An error comes in its task's place. No task runs any more when the iteration ends.
 * @throws The signal's reason once it is aborted, and what `tasks` and `run` throw.
 */
export async function* putInOrder<T, R>(
  tasks: AsyncIterable<T> | Iterable<T>,
  run: (task: T) => Promise<R>,
  ahead: number,
  signal?: AbortSignal,
): AsyncGenerator<R, void, undefined> {
  const iterator = iteratorOf(tasks)
  const { ring, rung } = bell()
  const running: Running<R>[] = []
  let [asked, left] = [false, false]
  let end: Outcome<undefined> | undefined
  const begin = (task: T): void => {
    const begun: Running<R> = { outcome: undefined }
    const settle = (outcome: Outcome<R>): void => {
      begun.outcome = outcome
      ring()
    }
    running.push(begun)
    run(task).then(
      (value) => settle({ value }),
      (error: unknown) => settle({ error }),
    )
  }
  const ask = async (): Promise<void> => {
    asked = true
    const next = await nextOf(iterator)
    asked = false
    if ('end' in next) end = next.end
    else if (!left) begin(next.task)
    ring()
  }
  signal?.addEventListener('abort', ring)
  try {
    while (end === undefined || running.length > 0) {
      signal?.throwIfAborted()
      if (end === undefined && !asked && running.length < ahead) ask()
      const outcome = running[0]?.outcome
      if (outcome === undefined) await rung()
      else {
        running.shift()
        yield resultOf(outcome)
      }
    }
    resultOf(end)
  } finally {
    signal?.removeEventListener('abort', ring)
    left = true
    const waits = asked
    const returned = end === undefined ? iterator.return?.() : undefined
    if (waits) Promise.resolve(returned).catch(() => {})
    else await returned
    while (running.some(({ outcome }) => outcome === undefined)) await rung()
  }
}

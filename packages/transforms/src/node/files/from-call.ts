import { stackOfCall, tellCaller } from '@lockstep/schema'

/** Runs work; what Lockstep throws in it begins with the line that called, whichever thread threw it. */
export const fromCall = async <R>(work: () => Promise<R>): Promise<R> => {
  const call = stackOfCall()
  try {
    return await work()
  } catch (error) {
    throw tellCaller(error, call)
  }
}

/** The same items; what Lockstep throws while they are made begins with the line that called for them. */
export const itemsFromCall = <T>(
  items: AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> => {
  const call = stackOfCall()
  return (async function* () {
    try {
      yield* items
    } catch (error) {
      throw tellCaller(error, call)
    }
  })()
}

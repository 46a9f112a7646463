/**
 * What was thrown first, as the cause of an error that says what it said: by its name and message, without its frames,
 * so that Node prints one stack and not one for each.
 */
export const shortCause = (cause: unknown): { readonly cause?: unknown } => {
  if (cause === undefined) return {}
  if (cause instanceof Error) cause.stack = `${cause.name}: ${cause.message}`
  return { cause }
}

/** An error that says more of the place than the first one did, with the stack and the cause of the first. */
export const retold = <E extends Error>(error: E, first: Error): E => {
  const frames = first.stack?.indexOf('\n    at ') ?? -1
  if (frames >= 0) error.stack = `${error.name}: ${error.message}${first.stack?.slice(frames)}`
  if (first.cause !== undefined) Object.defineProperty(error, 'cause', { value: first.cause })
  return error
}

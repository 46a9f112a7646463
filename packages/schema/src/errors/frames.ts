/** The most frames that are searched for the user's line. */
const most = 200

const limitOf = (): number => Number(Reflect.get(Error, 'stackTraceLimit') ?? 10)

/** Makes an error whose stack has up to 200 frames, so that it reaches the user's line from deep inside of Lockstep. */
export const withLongStack = <E extends Error>(make: () => E): E => {
  const limit: unknown = Reflect.get(Error, 'stackTraceLimit')
  Reflect.set(Error, 'stackTraceLimit', most)
  try {
    return make()
  } finally {
    Reflect.set(Error, 'stackTraceLimit', limit)
  }
}

/** The frames that end a stack, a line each, the innermost first. None where the stack is not written as V8 writes it. */
const framesOf = (stack: unknown): readonly string[] => {
  const lines = String(stack).split('\n')
  return lines.slice(lines.findLastIndex((line) => !line.startsWith('    at ')) + 1)
}

/** The folder that holds Lockstep's packages. Undefined in a user's bundle: there a frame does not tell whose code it is. */
const packagesFolder = (): string | undefined => {
  const [here = ''] = framesOf(new Error().stack)
  return /(?:\(|at )(?:file:\/\/)?([^()]*\/(?:@lockstep|packages)\/)schema\/(?:src|dist)\/(?:errors|bundle)\//u.exec(
    here,
  )?.[1]
}

/** Tells the frames of Lockstep's own packages from all others. */
const ownFrames = (): ((frame: string) => boolean) => {
  const folder = packagesFolder()
  if (folder === undefined) return () => false
  const own = ['schema', 'transforms', 'codegen'].flatMap((name) =>
    ['src', 'dist'].map((built) => `${folder}${name}/${built}/`),
  )
  return (frame) => frame.includes('/node_modules/@lockstep/') || own.some((place) => frame.includes(place))
}

/** Whether a frame is native, such as `at Array.map (<anonymous>)`. It belongs to the frame that called it. */
const isNative = (frame: string): boolean => frame.endsWith(' (<anonymous>)') || /\(index \d+\)$/u.test(frame)

/** The frames outside of Lockstep; none where nobody but Node stands outside. */
const callersFrames = (frames: readonly string[]): readonly string[] => {
  const isOwn = ownFrames()
  const callers: string[] = []
  let ownAbove = false
  for (const frame of frames.toReversed()) {
    ownAbove = isNative(frame) ? ownAbove : isOwn(frame)
    if (!ownAbove) callers.unshift(frame)
  }
  return callers.some((frame) => !frame.includes('node:')) ? callers : []
}

const setStack = (error: Error, frames: readonly string[]): void => {
  error.stack = [`${error.name}: ${error.message}`, ...frames.slice(0, limitOf())].join('\n')
}

/** Leaves the frames of Lockstep's own packages out of an error's stack, so that the user's line comes first. */
export const leaveOwnFrames = (error: Error): void => {
  const callers = callersFrames(framesOf(error.stack))
  if (callers.length > 0) setStack(error, callers)
}

/** The stack of whoever calls, to be shown by what is thrown later, or in another thread. */
export const stackOfCall = (): string => withLongStack(() => new Error()).stack ?? ''

/**
 * Puts the user's frames before Lockstep's own in what Lockstep threw: those of the error, or else those of the call.
 * An error that was not thrown by Lockstep, such as one of the user's own, stays as it is.
 */
export const tellCaller = (error: unknown, call: string): unknown => {
  if (!(error instanceof Error)) return error
  const frames = framesOf(error.stack)
  const [innermost] = frames
  if (innermost === undefined || !ownFrames()(innermost)) return error
  const ofError = callersFrames(frames)
  const callers = ofError.length > 0 ? ofError : callersFrames(framesOf(call))
  if (callers.length > 0) setStack(error, [...callers, ...frames.filter((frame) => !callers.includes(frame))])
  return error
}

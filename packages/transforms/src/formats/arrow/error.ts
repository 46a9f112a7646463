/** Arrow IPC that is not whole, or that cannot be read or written exactly: the file, the column if there is one, and why. */
export class IpcError extends Error {
  override readonly name = 'IpcError'

  /** The file it was met in, once that is known. */
  readonly file: string | undefined

  constructor(message: string, { cause, file }: { readonly cause?: unknown; readonly file?: string } = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.file = file
  }
}

/** Throws with the reason. */
export const failIpc = (reason: string): never => {
  throw new IpcError(reason)
}

/** Does something for a column, and names it in what is thrown. */
export const inColumn = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw error instanceof IpcError
      ? new IpcError(`column ${name}: ${error.message}`, { cause: error })
      : error
  }
}

const reasonOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error)
  const isInside = error instanceof TypeError || error instanceof RangeError
  if (message.startsWith('Expected to read')) return `the bytes are cut short (${message})`
  return isInside ? `the bytes are damaged, or no Arrow (${message})` : message
}

/** Any error met in a file, told with its name in front; one that names its file, as it is. */
export const ipcErrorIn = (file: string, error: unknown): IpcError =>
  error instanceof IpcError && error.file !== undefined
    ? error
    : new IpcError(`${file}: ${reasonOf(error)}`, { cause: error, file })

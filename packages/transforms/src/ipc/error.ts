/** Arrow IPC that is not whole, or that cannot be read or written exactly: the file, the column if there is one, and why. */
export class IpcError extends Error {
  override readonly name = 'IpcError'
}

/** Throws with the reason. */
export const fail = (reason: string): never => {
  throw new IpcError(reason)
}

/** Any error met in a file, told with its name in front. */
export const inFile = (file: string, error: unknown): IpcError =>
  new IpcError(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })

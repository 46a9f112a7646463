import { retold, shortCause } from '../shared/cause.js'

/** Arrow IPC that is not whole, or that cannot be read or written exactly: the file, the column if there is one, and why. */
export class IpcError extends Error {
  override readonly name = 'IpcError'

  /** The file it was met in, once that is known. */
  declare readonly file?: string

  constructor(message: string, { cause, file }: { readonly cause?: unknown; readonly file?: string } = {}) {
    super(message, shortCause(cause))
    if (file !== undefined) this.file = file
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
    throw error instanceof IpcError ? retold(new IpcError(`column ${name}: ${error.message}`), error) : error
  }
}

const reasonOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error)
  const isInside = error instanceof TypeError || error instanceof RangeError
  if (message.startsWith('Expected to read')) return `the bytes are cut short (${message})`
  return isInside ? `the bytes are damaged, or no Arrow (${message})` : message
}

/** Any error met in a file, told with its name in front; one that names its file, as it is. */
export const ipcErrorIn = (file: string, error: unknown): IpcError => {
  const said = `${file}: ${reasonOf(error)}`
  if (!(error instanceof IpcError)) return new IpcError(said, { cause: error, file })
  return error.file === undefined ? retold(new IpcError(said, { file }), error) : error
}

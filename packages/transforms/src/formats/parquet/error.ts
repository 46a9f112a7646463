import { retold, shortCause } from '../shared/cause.js'

/** Parquet that is not whole, or that cannot be read or written exactly: the file, the column if there is one, and why. */
export class ParquetError extends Error {
  override readonly name = 'ParquetError'

  /** The file it was met in, once that is known. */
  declare readonly file?: string

  constructor(message: string, { cause, file }: { readonly cause?: unknown; readonly file?: string } = {}) {
    super(message, shortCause(cause))
    if (file !== undefined) this.file = file
  }
}

/** Throws with the reason. */
export const failParquet = (reason: string): never => {
  throw new ParquetError(reason)
}

/** What an error says. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Any error met in a file, told with its name in front; one that names its file, as it is. */
export const parquetErrorIn = (file: string, error: unknown): ParquetError => {
  const said = `${file}: ${reasonOf(error)}`
  if (!(error instanceof ParquetError)) return new ParquetError(said, { cause: error, file })
  return error.file === undefined ? retold(new ParquetError(said, { file }), error) : error
}

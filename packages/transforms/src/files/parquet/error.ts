/** Parquet that is not whole, or that cannot be read or written exactly: the file, the column if there is one, and why. */
export class ParquetError extends Error {
  override readonly name = 'ParquetError'
}

/** Throws with the reason. */
export const fail = (reason: string): never => {
  throw new ParquetError(reason)
}

/** What an error says. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Any error met in a file, told with its name in front. */
export const inFile = (file: string, error: unknown): ParquetError =>
  new ParquetError(`${file}: ${reasonOf(error)}`, { cause: error })

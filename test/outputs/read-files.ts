import { join } from 'node:path'
import { toolsPython } from './environments.js'
import { runProgram } from './jobs.js'

/** What a file is to its own parser, or the error that this gave. */
export interface ReadFile {
  readonly error?: string
  /** The kinds of its statements in Python, and its string constants. */
  readonly python?: readonly string[]
  readonly strings?: readonly string[]
  /** The kinds of its statements in SQL, and its string literals. */
  readonly sql?: readonly string[]
  readonly literals?: readonly string[]
  readonly cells?: readonly { readonly type: string; readonly id?: string; readonly source: string }[]
  readonly yaml?: unknown
  /** What is no comment in a script or in settings; headings, and the sizes of blocks of code, in markdown. */
  readonly code?: readonly string[]
}

/** Reads sets of files, by their paths, each with its own parser. */
export const readFiles = async (
  sets: readonly Readonly<Record<string, string>>[],
): Promise<readonly Readonly<Record<string, ReadFile>>[]> =>
  JSON.parse(
    await runProgram(await toolsPython(), [join(import.meta.dirname, 'read_files.py')], {
      input: JSON.stringify(sets),
    }),
  )

import { Refusal } from '@lockstep/schema'
import { ModuleError } from '../project/import-module.js'

/** That what was asked cannot be done, in words for the person who asked. */
export class AskedError extends Error {
  override readonly name = 'AskedError'
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission',
  EPERM: 'there is no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'a file may not be as large',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  EISDIR: 'there is a folder of that name',
}

/** The names of errors that Lockstep's other packages throw for people to read. */
const told: readonly string[] = [
  'InferError',
  'PostError',
  'DamagedFile',
  'ChangedFile',
  'BadRecord',
  'BadCsvRecord',
  'JsonError',
  'CsvError',
  'ParquetError',
  'ArrowError',
  'DisagreementError',
  'NoSparkError',
]

/** One message for a person, or nothing for an error that is ours. */
export const messageOf = (error: unknown): string | undefined => {
  if (error instanceof ModuleError || error instanceof Refusal || error instanceof AskedError)
    return error.message
  if (!(error instanceof Error)) return undefined
  if (told.includes(error.name) || error.name === 'Refusal') return error.message
  const reason = reasons[String(Reflect.get(error, 'code'))]
  if (reason === undefined) return undefined
  const path: unknown = Reflect.get(error, 'path')
  // Readers and writers say in their own words which file it is, and what to do.
  return typeof path === 'string' ? `${path}: cannot be used: ${reason}` : error.message
}

/** That nobody said which tables. */
export const nothingNamed = (): AskedError =>
  new AskedError('there is no lockstep.config.ts here, and no module was named; name one, such as tables.ts')

import { Refusal } from '@lockstep/schema'
import { IpcError } from '../../formats/arrow/error.js'
import { BadRecord, type Wrong } from '../../formats/json/options.js'
import { ParquetError } from '../../formats/parquet/error.js'

/** An error as it goes from thread to thread. */
export interface PackedError {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  /** What else says what happened: a system's error code, the place in a file. */
  readonly more: Readonly<Record<string, unknown>>
  readonly wrong: Wrong | undefined
}

/** The classes of errors that keep their class. */
const classes: Readonly<Record<string, new (message: string) => Error>> = {
  Refusal,
  IpcError,
  ParquetError,
  TypeError,
  RangeError,
}

const plainValues = (error: Error): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(error).filter(([name, value]) => name !== 'name' && Object(value) !== value),
  )

/** Packs whatever was thrown. */
export const packError = (thrown: unknown): PackedError => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const { name, message, stack } = error
  const wrong = error instanceof BadRecord ? error.wrong : undefined
  return { name, message, stack, more: plainValues(error), wrong }
}

/** A bad record of a part of a file, as one of the file: `lines` come before the part's first. */
export const inWholeFile = (error: unknown, lines: number): unknown =>
  error instanceof BadRecord && lines !== 0
    ? new BadRecord(error.table, error.file, error.line + lines, error.wrong)
    : error

/** The error of the other thread: of the same class, with the same message. */
export const unpackError = ({ name, message, stack, more, wrong }: PackedError): Error => {
  if (name === 'BadRecord' && wrong !== undefined)
    return new BadRecord(String(more.table), String(more.file), Number(more.line), wrong)
  const error = new (classes[name] ?? Error)(message)
  Object.assign(error, more)
  if (stack !== undefined) error.stack = stack
  return error
}

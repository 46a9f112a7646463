import { existsSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'

/** An error that the system gave for a call: `ENOENT: no such file or directory, open 'pins.json'`. */
export type SystemError = Error & { readonly code: string; readonly syscall: string }

/** Whether the system, and no reader or writer, threw an error. */
export const isSystem = (error: unknown): error is SystemError =>
  error instanceof Error && 'syscall' in error && 'code' in error

/** The system's words, without the call and the path. */
export const systemWords = ({ message }: SystemError): string => message.split(', ')[0] ?? message

/** An error in words of ours that keeps the system's code. */
export const withCode = <E extends Error>(error: E, { code }: SystemError): E =>
  Object.assign(error, { code })

/** The first part of a path that is not there, from the outermost on. */
const firstMissing = (path: string): string => {
  const above = dirname(path)
  return above === path || existsSync(above) ? path : firstMissing(above)
}

const toRead: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => {
    const missing = firstMissing(path)
    const folder = missing === path ? '' : `there is no folder ${missing}; `
    return `${folder}check the name; a folder of parts, or a pattern such as day-*, can be given, too`
  },
  ENOTDIR: () => 'a part of the path before the last is a file; check the name',
  EACCES: () => 'let this process read it, and enter the folders above it, or run it as another user',
  EPERM: () => 'let this process read it, or run it as another user',
  EMFILE: () => 'too many files are open in this process; raise the limit (ulimit -n), or close some',
}

/** Why a path cannot be read: the system's words, the whole path where a relative one was given, and what to do. */
export const whyUnread = (path: string, error: SystemError): string => {
  const whole = resolve(path)
  return [
    systemWords(error),
    ...(isAbsolute(path) ? [] : [`the path is ${whole}`]),
    ...[toRead[error.code]?.(whole) ?? []].flat(),
  ].join('; ')
}

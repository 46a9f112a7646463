import { closeSync, read } from 'node:fs'

/**
 * Reads a stretch of a file while this thread does something else: one of Node's threads for files copies it. Nobody
 * waits for it: what has not come by the time that it is needed is to be read otherwise.
 */
export interface Ahead {
  /** What has come of a file from a place on: nothing where another stretch was begun last, or it has not come yet. */
  readonly taken: (file: number, from: number) => Uint8Array
  /** Begins to read so many bytes, unless the last stretch has not come. What was taken is good until the next but one. */
  readonly begin: (file: number, from: number, bytes: number) => void
  /** Closes a file, now or when nothing more is read from it. */
  readonly close: (file: number) => void
}

const none: Uint8Array = new Uint8Array(0)

/** Nothing is read ahead. */
export const noAhead: Ahead = { taken: () => none, begin: () => {}, close: closeSync }

/** Reads one stretch ahead, in turn into one of two rooms. */
export const newAhead = (): Ahead => {
  let [room, other] = [none, none]
  let come = { file: -1, from: 0, bytes: none }
  /** The file that is being read, and whether it is to be closed then. */
  let reading: number | undefined
  let closes = false

  const heard = (file: number, from: number, bytes: Uint8Array): void => {
    reading = undefined
    if (closes) closeSync(file)
    else come = { file, from, bytes }
    closes = false
  }

  return {
    taken: (file, from) => (come.file === file && come.from === from ? come.bytes : none),
    begin: (file, from, bytes) => {
      if (reading !== undefined || bytes <= 0) return
      reading = file
      const into = other.length < bytes ? Buffer.allocUnsafeSlow(bytes) : other
      other = room
      room = into
      read(file, into, 0, bytes, from, (_, count) => heard(file, from, into.subarray(0, count)))
    },
    close: (file) => {
      come = { file: -1, from: 0, bytes: none }
      if (reading === file) closes = true
      else closeSync(file)
    },
  }
}

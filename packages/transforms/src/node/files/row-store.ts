import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shortCause } from '../../formats/shared/cause.js'
import type { RowStore } from '../../relations/distinct/store.js'

const bufferBytes = 1 << 20

const cannot = (what: string, folder: string, error: unknown): Error => {
  const code = (error as { readonly code?: unknown }).code
  const advice =
    code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full: free some of it, or give' : 'give'
  return new Error(
    `cannot ${what} rows in ${folder}: ${error instanceof Error ? error.message : String(error)}; ${advice} another folder`,
    shortCause(error),
  )
}

/** Opens a file that has no name any more, where the system can: nothing is left of it, however the process ends. */
const openNameless = (folder: string): { readonly file: number; readonly remove: () => void } => {
  const own = mkdtempSync(join(folder, 'lockstep-'))
  const remove = (): void => rmSync(own, { recursive: true, force: true, maxRetries: 3 })
  try {
    const file = openSync(join(own, 'rows'), 'wx+', 0o600)
    try {
      remove()
    } catch {
      // A system that keeps the name of an open file: removed on closing.
    }
    return { file, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/**
 * Keeps rows that do not fit into memory, or that `distinct` has seen, in one file in a folder: the system's temporary one unless given. The file has no name while it is open, or is removed on `close`.
 * @throws Error that names the folder where a file cannot be made, written or read there, as on a full disk.
 */
export const openRowStore = (folder: string = tmpdir()): RowStore => {
  const attempt = <R>(what: string, run: () => R): R => {
    try {
      return run()
    } catch (error) {
      throw cannot(what, folder, error)
    }
  }
  const { file, remove } = attempt('keep', () => openNameless(folder))
  const waiting = new Uint8Array(bufferBytes)
  let used = 0
  let written = 0
  let buffer = new Uint8Array(bufferBytes)
  let open = true
  const write = (bytes: Uint8Array): void => {
    attempt('keep', () => {
      for (let at = 0; at < bytes.length; ) {
        const some = writeSync(file, bytes, at, bytes.length - at, written)
        at += some
        written += some
      }
    })
  }
  const flush = (): void => {
    write(waiting.subarray(0, used))
    used = 0
  }
  const fromFile = (place: number, length: number): Uint8Array => {
    if (buffer.length < length) buffer = new Uint8Array(length)
    return attempt('read', () => {
      let got = 0
      while (got < length) {
        const some = readSync(file, buffer, got, length - got, place + got)
        if (some === 0) break
        got += some
      }
      return buffer.subarray(0, got)
    })
  }
  return {
    append: (bytes) => {
      if (used + bytes.length > bufferBytes) flush()
      if (bytes.length > bufferBytes) return write(bytes)
      waiting.set(bytes, used)
      used += bytes.length
    },
    read: (place, length) => {
      if (place >= written) return waiting.subarray(place - written, Math.min(used, place - written + length))
      if (place + length > written) flush()
      return fromFile(place, length)
    },
    close: () => {
      if (!open) return
      open = false
      closeSync(file)
      remove()
    },
  }
}

import { type AppendFile, type OpenAppend, openAppend } from './append-file.js'
import type { Posting } from './posting.js'

/** Where records are kept that were not posted, each with the reason: one JSON object a line. */
export interface Quarantine {
  readonly keep: (record: Posting, by: 'schema' | 'server', why: string) => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * A quarantine in a file, which is made when the first record comes, and to whose end others are put. A record is its text as it
 * stood, since it may be no JSON.
 */
export const quarantineIn = (path: string, open: OpenAppend = openAppend): Quarantine => {
  let opened: Promise<AppendFile> | undefined
  return {
    keep: async ({ table, number, place, text }, by, why) => {
      opened ??= open(path, null)
      const file = await opened
      await file.append(`${JSON.stringify({ table, number, place, by, why, record: text })}\n`)
    },
    close: async () => {
      await (await opened)?.close()
    },
  }
}

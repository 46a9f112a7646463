/** A record that was not read whole: something in it is null, or all of it was dropped, because it could not be read. */
export interface UnreadRecord {
  readonly file: string
  /** The number of the line in JSON, of the record in CSV; the first is 1. */
  readonly record: number
  /** Its beginning: 80 characters at most. */
  readonly text: string
}

/** Is told of a record that was not read whole. */
export type OnUnreadRecord = (found: UnreadRecord) => void

/** How many records were not read whole, and the first of them. */
export interface Unread {
  readonly records: number
  readonly first: UnreadRecord | null
}

/** Where all was read. */
export const allRead: Unread = { records: 0, first: null }

const most = 80

const fromUtf8 = new TextDecoder()

/** The beginning of a record's bytes as text. */
export const recordBeginning = (bytes: Uint8Array): string =>
  [...fromUtf8.decode(bytes.subarray(0, most * 4))].slice(0, most).join('')

/** Counts records that were not read whole. */
export const unreadCount = (): {
  readonly note: OnUnreadRecord
  readonly add: (others: Unread) => void
  readonly taken: () => Unread
} => {
  let records = 0
  let first: UnreadRecord | null = null
  return {
    note: (found) => {
      records++
      first ??= found
    },
    add: (others) => {
      records += others.records
      first ??= others.first
    },
    taken: () => {
      const all = { records, first }
      records = 0
      first = null
      return all
    },
  }
}

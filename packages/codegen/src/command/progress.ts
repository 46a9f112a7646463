import { shownNumber } from '../print/amounts.js'

/** How far a long read is, as the readers tell it. */
export interface ReadProgress {
  readonly rows: number
  readonly bytes: number
  readonly totalBytes: number | null
  readonly elapsed: number
  readonly remaining: number | null
}

const seconds = (milliseconds: number): string => `${Math.max(1, Math.round(milliseconds / 1000))} s`

/** How far a read is, in words: rows, the part of all bytes, and how long it still takes. */
export const progressWords = ({ rows, bytes, totalBytes, remaining }: ReadProgress): string =>
  [
    `${shownNumber(rows)} rows`,
    ...(totalBytes === null || totalBytes === 0 ? [] : [`${Math.round((100 * bytes) / totalBytes)} %`]),
    ...(remaining === null || remaining < 500 ? [] : [`${seconds(remaining)} to go`]),
  ].join(', ')

import { refuse } from '@lockstep/schema'
import type { OptionNames } from '../shared/option-names.js'

/** How CSV is laid out, in Spark's words. A quote inside of quotes is doubled. */
export interface CsvLayout {
  /** Whether the first line holds the names. Default: true. */
  readonly header?: boolean
  /** Between cells. Default: `,`. */
  readonly sep?: string
  /** Around cells that need it. Default: `"`. */
  readonly quote?: string
  /** The text of null. Default: ''. */
  readonly nullValue?: string
}

/** The names of the options. */
export const csvLayoutNames: OptionNames<CsvLayout> = {
  header: true,
  sep: true,
  quote: true,
  nullValue: true,
}

/** A layout as bytes. */
export interface CsvBytes {
  readonly header: boolean
  readonly delimiter: number
  readonly quote: number
  readonly nullValue: Uint8Array
  /** `nullValue` as text. */
  readonly nullText: string
  /** 1 for a byte that stands in quotes only. */
  readonly special: Uint8Array
}

const utf8 = new TextEncoder()

const mark = (option: string, text: string, allowed: RegExp): number =>
  allowed.test(text)
    ? text.charCodeAt(0)
    : refuse(
        `writeCsv: expected ${option} to be one ASCII character that is in no number and ends no line, got ${JSON.stringify(text)}`,
      )

/**
 * The bytes of a layout.
 * @throws Refusal for characters that cannot stand between or around cells, and a `nullValue` that would need quotes.
 */
export const csvBytesOf = ({
  header = true,
  sep = ',',
  quote: around = '"',
  nullValue = '',
}: CsvLayout): CsvBytes => {
  const delimiter = mark('sep', sep, /^[\t !-*,/;-@[-`{-~]$/)
  const quote = mark('quote', around, /^[!-*,/;-@[-`{-~]$/)
  if (delimiter === quote)
    refuse(`writeCsv: sep ${JSON.stringify(sep)} is the quote, too; use another character`)
  const special = new Uint8Array(256)
  for (const byte of [delimiter, quote, 0x0a, 0x0d]) special[byte] = 1
  const bytes = utf8.encode(nullValue)
  const written = { header, delimiter, quote, nullValue: bytes, nullText: nullValue, special }
  if (bytes.length > 0 && isQuoted(bytes, 0, bytes.length, written))
    refuse(`writeCsv: nullValue ${JSON.stringify(nullValue)} would need quotes; use a plain word`)
  return written
}

/** Whether a cell that is not empty needs quotes to be read as it is. */
export const isQuoted = (
  bytes: Uint8Array,
  start: number,
  stop: number,
  { special }: Pick<CsvBytes, 'special'>,
): boolean => {
  for (let at = start; at < stop; at++) if (special[bytes[at] as number] !== 0) return true
  const first = bytes[start] as number
  const last = bytes[stop - 1] as number
  return first <= 0x20 || last <= 0x20 || (first === 0xef && bytes[start + 1] === 0xbb)
}

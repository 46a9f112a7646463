import { refuse } from '@lockstep/schema'
import type { OptionNames } from '../shared/option-names.js'
import type { OnUnreadRecord } from '../shared/unread.js'
import type { Watch } from '../shared/watch.js'

/**
 * What becomes of a bad record: one with too few or too many cells, or a cell that is not of its column's type.
 * `permissive` (Spark's PERMISSIVE, the default): what cannot be read or is missing is null, cells too many
 * are dropped. `dropMalformed` (DROPMALFORMED): the row is dropped. `failFast` (FAILFAST): reading stops.
 */
export type CsvMode = 'permissive' | 'dropMalformed' | 'failFast'

const modes: readonly CsvMode[] = ['permissive', 'dropMalformed', 'failFast']

/** How CSV is read: Spark's options, with Spark's defaults. A character is one of ASCII. */
export interface CsvOptions extends Watch {
  readonly mode?: CsvMode
  /** Whether the first line of each file that is not blank holds names; columns go by their place all the same. */
  readonly header?: boolean
  /** With `header`: true takes any names, false refuses those that are not the table's. Default: true. */
  readonly enforceSchema?: boolean
  /** Between cells. Default: `,`. */
  readonly sep?: string
  /** Around cells; '' for none. Default: `"`. */
  readonly quote?: string
  /** Before a quote inside of quotes. Files as RFC 4180 has them need `"`. Default: `\\`. */
  readonly escape?: string
  /** Before an escape that is meant itself. Default, and for '': `escape`, or nothing where that is the quote. */
  readonly charToEscapeQuoteEscaping?: string
  /** Lines that begin with it are passed over. Default: none. */
  readonly comment?: string
  /** The cell that is null in every column, beside the empty cell. Default: ''. */
  readonly nullValue?: string
  /** The text of a cell of two quotes with nothing between. Default: ''. */
  readonly emptyValue?: string
  /** The text of NaN. Default: `NaN`. */
  readonly nanValue?: string
  /** The text of Infinity. Default: `Inf`. */
  readonly positiveInf?: string
  /** The text of -Infinity. Default: `-Inf`. */
  readonly negativeInf?: string
  /** Whether blanks before a cell are dropped. Default: false. */
  readonly ignoreLeadingWhiteSpace?: boolean
  /** Whether blanks after a cell are dropped: must be false, as Spark fails where a line begins with a blank cell. */
  readonly ignoreTrailingWhiteSpace?: false
  /** Whether cells in quotes may hold line ends. Default: false. */
  readonly multiLine?: boolean
  /** The most rows of a batch. Default: 65,536. */
  readonly batchRows?: number
  /** Is told of each record that is not read whole, in the modes that go on. */
  readonly onUnreadRecord?: OnUnreadRecord
}

/** The names of the options. */
export const csvOptionNames: OptionNames<CsvOptions> = {
  mode: true,
  header: true,
  enforceSchema: true,
  sep: true,
  quote: true,
  escape: true,
  charToEscapeQuoteEscaping: true,
  comment: true,
  nullValue: true,
  emptyValue: true,
  nanValue: true,
  positiveInf: true,
  negativeInf: true,
  ignoreLeadingWhiteSpace: true,
  ignoreTrailingWhiteSpace: true,
  multiLine: true,
  batchRows: true,
  onUnreadRecord: true,
  onProgress: true,
  signal: true,
}

/** Options as bytes; 0 stands for none. */
export interface Dialect {
  readonly mode: CsvMode
  readonly header: boolean
  readonly enforceSchema: boolean
  readonly multiLine: boolean
  readonly delimiter: number
  readonly quote: number
  readonly quoteEscape: number
  readonly escapeEscape: number
  readonly comment: number
  readonly trimLeading: boolean
  readonly nullValue: Uint8Array
  readonly emptyValue: Uint8Array
  /** The words for NaN, Infinity and -Infinity. */
  readonly named: readonly (readonly [word: Uint8Array, value: number])[]
  readonly batchRows: number
}

const byteOf = (option: string, text: string, mayBeNone: boolean): number => {
  if (text === '' && mayBeNone) return 0
  const code = text.length === 1 ? text.charCodeAt(0) : Number.NaN
  return code > 0 && code < 0x80 && code !== 0x0a && code !== 0x0d
    ? code
    : refuse(
        `readCsv: expected ${option} to be one ASCII character that ends no line, got ${JSON.stringify(text)}`,
      )
}

const utf8 = new TextEncoder()

/**
 * The dialect of some options.
 * @throws Refusal for an option that is not of its kind, and for options that cannot stand together.
 */
export const dialectOf = (options: CsvOptions): Dialect => {
  const { mode = 'permissive', header = false, enforceSchema = true, multiLine = false } = options
  const { sep = ',', quote = '"', escape: quoteEscape = '\\', comment = '' } = options
  const { nullValue = '', emptyValue = '' } = options
  const { nanValue = 'NaN', positiveInf = 'Inf', negativeInf = '-Inf', batchRows = 65_536 } = options
  const { ignoreLeadingWhiteSpace = false } = options
  const ignoreTrailingWhiteSpace: boolean = options.ignoreTrailingWhiteSpace ?? false
  const escapeEscape = options.charToEscapeQuoteEscaping || (quoteEscape === quote ? '' : quoteEscape)
  if (!modes.includes(mode))
    refuse(`readCsv: expected mode to be one of ${modes.join(', ')}, got ${String(mode)}`)
  if (!Number.isInteger(batchRows) || batchRows < 1)
    refuse(`readCsv: expected batchRows to be a whole number from 1, got ${batchRows}`)
  const dialect = {
    delimiter: byteOf('sep', sep, false),
    quote: byteOf('quote', quote, true),
    quoteEscape: byteOf('escape', quoteEscape, true),
    escapeEscape: byteOf('charToEscapeQuoteEscaping', escapeEscape, true),
    comment: byteOf('comment', comment, true),
  }
  if (
    dialect.delimiter === dialect.quote ||
    (dialect.quoteEscape !== 0 && dialect.delimiter === dialect.quoteEscape)
  )
    refuse(`readCsv: sep ${JSON.stringify(sep)} is the quote or the escape, too; use another character`)
  if (ignoreTrailingWhiteSpace)
    refuse(
      'readCsv: ignoreTrailingWhiteSpace makes Spark fail on a line whose first cell is blank; trim in the rules instead',
    )
  return {
    mode,
    header,
    enforceSchema,
    multiLine,
    ...dialect,
    trimLeading: ignoreLeadingWhiteSpace,
    nullValue: utf8.encode(nullValue),
    emptyValue: utf8.encode(emptyValue),
    named: [
      [utf8.encode(nanValue), Number.NaN],
      [utf8.encode(negativeInf), Number.NEGATIVE_INFINITY],
      [utf8.encode(positiveInf), Number.POSITIVE_INFINITY],
    ],
    batchRows,
  }
}

/** A place in one line of JSON that Spark's parser cannot read, or a value that a column cannot hold. */
export class Fault extends Error {
  /** Bytes of the line before the place. */
  readonly at: number

  /** The column and field it concerns, where that is known. */
  readonly path: string | undefined

  constructor(at: number, message: string, path?: string) {
    super(message)
    this.at = at
    this.path = path
  }
}

const printable = (byte: number): string =>
  byte > 0x20 && byte < 0x7f
    ? `'${String.fromCharCode(byte)}'`
    : `byte 0x${byte.toString(16).padStart(2, '0')}`

/** The line ends where more was needed. */
export class EndOfLine extends Fault {}

/** The line ends where more was needed. */
export const unexpectedEnd = (at: number): Fault => new EndOfLine(at, 'the line ends inside a value')

/** A byte that cannot stand where it stands. */
export const unexpectedByte = (at: number, byte: number, expected: string): Fault =>
  new Fault(at, `expected ${expected}, got ${printable(byte)}`)

/** A byte that is no part of UTF-8 text. */
export const notUtf8 = (at: number, byte: number): Fault => new Fault(at, `invalid UTF-8: ${printable(byte)}`)

/** A limit of Spark's parser: what is too much, and how much is allowed. */
export const overLimit = (at: number, what: string, limit: number): Fault =>
  new Fault(at, `${what}: Spark's parser stops at ${limit}`)

/** A value of a kind, or out of the range, that the column's type cannot hold. */
export const notOfType = (at: number, got: string, type: string): Fault =>
  new Fault(at, `expected ${type}, got ${got}`)

/** The cells of one record: where each begins and ends in `text`; -1 begins one with nothing in it, -2 one of two quotes. */
export interface Tokens {
  spans: Int32Array
  count: number
  /** The bytes of the cells, or, where the record was simple, those it was read from. */
  text: Uint8Array
}

/** Begins a cell with nothing in it. */
export const emptyCell = -1

/** Begins a cell of quotes with nothing between them. */
export const emptyQuotes = -2

/** Records with more cells stop Spark's parser. */
export const mostColumns = 20_480

/** No cells yet. */
export const newTokens = (): Tokens => ({ spans: new Int32Array(64), count: 0, text: new Uint8Array(0) })

/** Adds a cell. */
export const addToken = (tokens: Tokens, from: number, to: number): void => {
  const at = tokens.count * 2
  if (at >= tokens.spans.length) {
    const more = new Int32Array(tokens.spans.length * 2)
    more.set(tokens.spans)
    tokens.spans = more
  }
  tokens.spans[at] = from
  tokens.spans[at + 1] = to
  tokens.count++
}

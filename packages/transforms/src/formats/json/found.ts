/**
 * What the values of one JSON field are, over all lines: how many of each kind. Whole numbers are told apart by the type
 * that they need, since the reader takes `1.0` for no int.
 */
export interface JsonFound {
  nulls: number
  texts: number
  booleans: number
  /** Whole numbers of at most 9 digits, which fit an int; those of at most 18, which fit a long; and larger ones. */
  ints: number
  longs: number
  wholes: number
  /** Numbers with a point or an exponent. */
  fractions: number
  lists: number
  structs: number
  readonly fields: Map<string, JsonFound>
  readonly keys: FoundKey[]
  element: JsonFound | undefined
}

/** A name as it stands in the bytes, so that it need not be decoded each time. */
export interface FoundKey {
  readonly bytes: Uint8Array
  readonly found: JsonFound
}

/** A field of which nothing has been seen. */
export const nothingFound = (): JsonFound => ({
  ...{ nulls: 0, texts: 0, booleans: 0, ints: 0, longs: 0, wholes: 0, fractions: 0, lists: 0, structs: 0 },
  fields: new Map(),
  keys: [],
  element: undefined,
})

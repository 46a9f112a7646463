/** Where rows are kept outside of memory: bytes, one row after the other. */
export interface RowStore {
  /** Writes bytes after all those before. They may be used again at once. */
  readonly append: (bytes: Uint8Array) => void
  /** The bytes from a place on, or as many of them as there are. They are good until the next call. */
  readonly read: (place: number, length: number) => Uint8Array
  /** Gives back what it holds. Whoever made the store closes it, whatever happened. */
  readonly close: () => void
}

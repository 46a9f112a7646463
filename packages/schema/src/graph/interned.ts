/** What was made before, by a key that is equal exactly for equal values. Values are held weakly. */
export interface Interned<T extends object> {
  readonly find: (key: string) => T | undefined
  readonly keep: (key: string, made: T) => void
}

/** An empty table. */
export const newInterned = <T extends object>(): Interned<T> => {
  const known = new Map<string, WeakRef<T>>()
  const forget = new FinalizationRegistry<string>((key) => {
    if (known.get(key)?.deref() === undefined) known.delete(key)
  })
  return {
    find: (key) => known.get(key)?.deref(),
    keep: (key, made) => {
      known.set(key, new WeakRef(made))
      forget.register(made, key)
    },
  }
}

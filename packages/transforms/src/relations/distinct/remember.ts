import type { Memory } from './memory.js'
import type { RowStore } from './store.js'
import { distinctIn } from './stored.js'

/** Makes a place outside of memory for the rows that a `distinct` remembers. Whoever asks for it closes it. */
export type MakeStore = () => RowStore

/** What each `distinct` remembers by: a store of its own, or memory where none is made. */
export const rememberIn = (make: MakeStore | undefined): (() => Memory) | undefined =>
  make === undefined
    ? undefined
    : () => {
        const store = make()
        return { once: distinctIn(store), close: store.close }
      }

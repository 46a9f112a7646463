import { type Distinct, distinct } from './distinct.js'

/** What remembers the rows of one `distinct`, and gives back what it holds. */
export interface Memory {
  readonly once: Distinct
  readonly close: () => void
}

/** Remembers by the columns that were given out. */
export const inMemory = (): Memory => ({ once: distinct(), close: () => undefined })

import { type Distinct, distinctBy } from './distinct.js'
import { rowHashes } from './hashes.js'
import { inStore } from './in-store.js'
import { openSpilled } from './spilled.js'
import type { RowStore } from './store.js'

/** Rows whose hashes are in memory: at most 300 MB. */
const mostInMemory = 12_000_000

/**
 * As `distinct`, with a store: rows are written there and read again where a hash comes back, and memory does not grow
 * beyond the hashes of 12 million rows (300 MB at most). Above that the hashes too are written, in parts of as many, and
 * each batch reads each part once.
 */
export const distinctIn = (
  store: RowStore,
  limit: number = mostInMemory,
  hash: typeof rowHashes = rowHashes,
): Distinct => distinctBy(hash, inStore(store), { limit, older: openSpilled(store) })

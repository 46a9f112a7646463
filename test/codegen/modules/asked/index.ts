import { count, query } from '@lockstep/schema'
import { words } from './tables.js'

export { also, words } from './tables.js'

/** The longest words. */
const longest = query('longest words')
  .from(words)
  .select((row) => ({ word: row.word, size: row.word.length() }))
  .top((row) => row.size.desc())

/** How many of the longest words there are. All have one length. */
export const counts = query('counts')
  .from(longest)
  .aggregate(() => ({ words: count() }))

export { longest }

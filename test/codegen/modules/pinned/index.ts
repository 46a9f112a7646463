/**
 * Two small tables.
 *
 * @module
 */
import { table, tableFrom } from '@lockstep/schema'
import { z } from 'zod'

/** Words, as they come. */
export const words = table('words', {
  raw: z.object({ id: z.int32(), word: z.string() }),
  clean: (raw) => ({ id: raw.id, word: raw.word.trim().nullIf('none') }),
})

/** Long words only. */
export const long = tableFrom('long words', {
  from: words,
  clean: (word) => ({ word: word.word.nullIf('short') }),
  where: (clean) => clean.word.length().greaterThan(5),
  distinct: true,
})

export const limit = 5

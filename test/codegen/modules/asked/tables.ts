import { table } from '@lockstep/schema'
import { z } from 'zod'

/** Words, as they come. */
export const words = table('words', {
  raw: z.object({ id: z.int32(), word: z.string() }),
  clean: (raw) => ({ id: raw.id, word: raw.word.trim() }),
})

/** What stands beside a word. */
export const also = table('also', {
  raw: z.object({ id: z.int32(), note: z.string() }),
  clean: (raw) => ({ id: raw.id, note: raw.note }),
})

import { table } from '@lockstep/schema'
import { z } from 'zod'

export const words = table('words', {
  raw: z.object({ word: z.string() }),
  clean: (raw) => ({
    word: raw.word.nullIf(),
  }),
})

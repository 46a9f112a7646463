import { table } from '@lockstep/schema'
import { z } from 'zod'

const raw = z.object({ word: z.string() })

export const one = table('Words', { raw, clean: ({ word }) => ({ word }) })
export const two = table('words', { raw, clean: ({ word }) => ({ word: word.trim() }) })

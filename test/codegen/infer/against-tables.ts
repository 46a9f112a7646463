import { table } from '@lockstep/schema'
import { z } from 'zod'

export const person = table('person', {
  raw: z.object({ name: z.string(), age: z.string() }),
  clean: (raw) => ({ name: raw.name.nullIf('N/A'), age: raw.age.toInt() }),
})

export const dog = table('dog', {
  raw: z.object({ name: z.string() }),
  clean: (raw) => ({ name: raw.name }),
})

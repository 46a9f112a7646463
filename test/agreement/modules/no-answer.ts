import { query, table } from '@lockstep/schema'
import { z } from 'zod'

/** Numbers, as they come. */
export const numbers = table('numbers', {
  raw: z.object({ id: z.int32() }),
  clean: (raw) => ({ id: raw.id }),
})

/** Numbers that are more than four and less than three: there are none. */
export const none = query('none')
  .from(numbers)
  .where((row) => row.id.greaterThan(4).and(row.id.lessThan(3)))

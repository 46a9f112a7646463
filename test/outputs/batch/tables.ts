import { table } from '@lockstep/schema'
import { z } from 'zod'

/**
 * Somebody's "stay" \ ${where} it's told. Its names are hard: `partition` is what folders of Kafka Connect are called by, and
 * `count`, `new` and `old` mean something in SQL.
 */
export const visit = table('visit', {
  raw: z.object({
    ind: z.int32(),
    partition: z.string(),
    count: z.float64(),
    country: z.string(),
    new: z.string(),
  }),
  clean: (raw) => ({
    id: raw.ind,
    old: raw.partition.nullIf('none', "it's"),
    count: raw.count,
    country: raw.country.trim(),
    new: raw.new.toTimestamp(),
  }),
  distinct: true,
})

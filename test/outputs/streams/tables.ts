import { table } from '@lockstep/schema'
import { z } from 'zod'

/** Where and when one post was made. */
export const place = table('place', {
  raw: z.object({
    ind: z.int32(),
    timestamp: z.string(),
    latitude: z.float64(),
    longitude: z.float64(),
    country: z.string(),
  }),
  clean: (raw) => ({
    ind: raw.ind,
    country: raw.country.trim(),
    latitude: raw.latitude,
    longitude: raw.longitude,
    timestamp: raw.timestamp.toTimestamp(),
  }),
  where: (clean) => clean.ind.greaterThan(100),
})

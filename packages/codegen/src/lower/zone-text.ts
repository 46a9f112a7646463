import type { Zone } from '@lockstep/schema'

/** A zone as Spark reads it at the end of a timestamp. Alone, after '', it is no timestamp. */
export const zoneText = (zone: Zone): string => (zone === 'UTC' ? 'Z' : zone)

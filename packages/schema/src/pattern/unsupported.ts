import { refuse } from '../errors/refusal.js'

/** Refuses a construct of a pattern: its name, where it starts in the source (from 0), and what to write instead. */
export type Unsupported = (construct: string, of: { readonly start: number }, instead: string) => never

/** A pattern as a person wrote it, cut where it is long. */
export const showSource = (source: string): string =>
  `/${source.length > 100 ? `${source.slice(0, 97)}...` : source}/u`

/** Refuses constructs of the pattern with this source. */
export const unsupportedIn =
  (source: string): Unsupported =>
  (construct, { start }, instead) =>
    refuse(`${showSource(source)}: ${construct} at ${start} is not supported: ${instead}`)

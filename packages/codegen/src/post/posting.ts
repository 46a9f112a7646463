/** A record on its way: its table, its place among the records of that table, from 1, and its JSON as it stands. */
export interface Posting {
  readonly table: string
  readonly number: number
  readonly text: string
  /** Where it stands, for people: `pin.ndjson:17`. */
  readonly place: string
}

/** A record that cannot be read, and why. */
export interface Unreadable extends Posting {
  readonly unreadable: string
}

/** Records that belong together, of one table or several: those of one post. */
export type Unit = readonly (Posting | Unreadable)[]

/** Records to post, in an order that is the same each time, and from where they are. */
export interface Supply {
  readonly units: () => AsyncIterable<Unit>
  /** What tells that it is the same supply as before: records keep their numbers. */
  readonly identity: Readonly<Record<string, string | number>>
  /** How much of it has been given, from 0 to 1. */
  readonly part: () => number
}

/** That posting cannot begin, or cannot go on, in words for the person who asked. */
export class PostError extends Error {
  override readonly name = 'PostError'
}

import { everyRow } from '@lockstep/schema'
import * as posted from '../tables.js'

// A stream cannot know whether a row that is equal came long ago: every row of it is kept.

/** One post, as the emulator sends it. */
export const pin = everyRow(posted.pin)

/** Where and when one post was made. */
export const geo = everyRow(posted.geo)

/** Who made one post. */
export const user = everyRow(posted.user)
